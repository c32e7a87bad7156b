package org.usersay.starter.tracing;

import com.mongodb.client.MongoClient;
import com.mongodb.observability.micrometer.MicrometerObservabilitySettings;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/**
 * What Spring Boot's tracing leaves open. Every request has a trace id; spans are recorded where there is an exporter
 * ({@code OTEL_EXPORTER_OTLP_ENDPOINT}).
 */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class TracingAutoConfiguration {

    /** Right after Spring's filter that begins the server's span. */
    @Bean
    FilterRegistrationBean<TraceIdFilter> traceIdFilter() {
        var registration = new FilterRegistrationBean<>(new TraceIdFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    @Bean
    ServerRequestObservationConvention requestConvention() {
        return new RequestConvention();
    }

    /**
     * Sampler of all spans. What began here or at another service is followed; with {@code trace_id_ratio}, at the gateway, the
     * share counts whatever a client's {@code traceparent} says.
     */
    @Bean
    Sampler sampler(
            TracingProperties tracing,
            OpenTelemetryTracingProperties settings,
            ObjectProvider<SpanExporter> exporters) {
        if (exporters.stream().findAny().isEmpty()) {
            return Sampler.alwaysOff();
        }
        var share = Sampler.traceIdRatioBased(tracing.getSampling().getProbability());
        var sampler = Sampler.parentBasedBuilder(new RootSampler(share));
        if (settings.getSampler() == OpenTelemetryTracingProperties.Sampler.TRACE_ID_RATIO) {
            sampler.setRemoteParentSampled(share).setRemoteParentNotSampled(share);
        }
        return sampler.build();
    }

    /** Commands of MongoDB as spans and timers, without their contents. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoClient.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static class MongoCommands {

        @Bean
        MongoClientSettingsBuilderCustomizer observedCommands(ObservationRegistry observations) {
            return client -> client.observabilitySettings(MicrometerObservabilitySettings.builder()
                    .observationRegistry(observations)
                    .build());
        }
    }
}
