package org.usersay.starter.metrics;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Gauges of a service's stores. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MongoClient.class)
@ConditionalOnBean(MeterRegistry.class)
final class MetricsAutoConfiguration {

    @Bean
    SampledGauges sampledGauges(MeterRegistry meters) {
        return new SampledGauges(meters);
    }
}
