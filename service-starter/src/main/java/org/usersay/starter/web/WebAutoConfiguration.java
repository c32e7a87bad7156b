package org.usersay.starter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usersay.starter.problem.ProblemWriter;
import org.usersay.starter.time.Timestamp;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializerBase;
import tools.jackson.databind.type.LogicalType;

/** Filters and JSON rules of every service. */
@AutoConfiguration(afterName = "org.usersay.starter.problem.ProblemAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
final class WebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Before any filter that reads parameters. */
    @Bean
    FilterRegistrationBean<MalformedRequestFilter> malformedRequestFilter(
            WebSettings settings, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(
                new MalformedRequestFilter(matching(settings.multipartBodies()), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 6);
        return registration;
    }

    /** The gateway has its own, since its routes say whose bodies are unlimited. */
    @Bean
    @ConditionalOnMissingBean(BodyLimitFilter.class)
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebSettings settings, ProblemWriter problems) {
        var large = matching(settings.largeBodies());
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(
                request -> large.test(request) ? settings.maxLargeBody() : settings.maxBody(),
                settings.bodyDeadline(),
                settings.minBodyRate(),
                matching(settings.unlimitedBodies()),
                problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    private static Predicate<HttpServletRequest> matching(List<String> patterns) {
        var paths = new AntPathMatcher();
        return request -> patterns.stream().anyMatch(pattern -> paths.match(pattern, request.getRequestURI()));
    }

    /** After Spring's own converter, whose place it takes. */
    @Bean
    @Order(1)
    ServerHttpMessageConvertersCustomizer wholeJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new BufferedJsonConverter(json));
    }

    @Bean
    WebMvcConfigurer requestParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StrictParameters());
                registry.addInterceptor(new AdministrationParameters()).addPathPatterns(AdministrationParameters.PATHS);
            }
        };
    }

    /** Instants always have milliseconds, so that their text sorts and compares as they do. */
    @Bean
    JsonMapperBuilderCustomizer instantsInMilliseconds() {
        return json -> json.addModule(new SimpleModule("instants in milliseconds")
                .addSerializer(Instant.class, new ToStringSerializerBase(Instant.class) {
                    @Override
                    public String valueToString(Object value) {
                        return Timestamp.of((Instant) value);
                    }
                }));
    }

    /** Dates and instants of the years 1 to 9999, the ones that every store holds. */
    @Bean
    JsonMapperBuilderCustomizer fourDigitYears() {
        var first = LocalDate.of(1, 1, 1);
        var end = LocalDate.of(10_000, 1, 1);
        var firstInstant = first.atStartOfDay().toInstant(ZoneOffset.UTC);
        var endInstant = end.atStartOfDay().toInstant(ZoneOffset.UTC);
        return json -> json.addModule(new SimpleModule("four-digit years")
                .addDeserializer(
                        LocalDate.class,
                        new FourDigitYears<>(
                                LocalDate.class,
                                LocalDateDeserializer.INSTANCE,
                                date -> !date.isBefore(first) && date.isBefore(end)))
                .addDeserializer(
                        Instant.class,
                        new FourDigitYears<>(
                                Instant.class,
                                InstantDeserializer.INSTANT,
                                time -> !time.isBefore(firstInstant) && time.isBefore(endInstant))));
    }

    /** What is not meant is not accepted: unknown or doubled fields, "5" for 5, 5 for "5", 4.5 for 4, text after the end. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercions -> coercions
                                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }
}
