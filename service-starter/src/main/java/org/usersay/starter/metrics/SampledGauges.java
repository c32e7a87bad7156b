package org.usersay.starter.metrics;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.springframework.scheduling.annotation.Scheduled;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Gauges whose values are read from a store every 15 seconds, so that a scrape costs no query. Their value is NaN while the
 * store is unavailable.
 */
public final class SampledGauges {

    private final MeterRegistry meters;
    private final Map<Sample, DoubleSupplier> queries = new ConcurrentHashMap<>();

    SampledGauges(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Adds a gauge.
     *
     * @param query a bounded one, answered by an index
     * @param tags names and values in turn
     */
    public void add(String name, String description, DoubleSupplier query, String... tags) {
        var sample = new Sample();
        queries.put(sample, query);
        Gauge.builder(name, sample, read -> read.value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(meters);
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        queries.forEach((sample, query) -> sample.value = value(query));
    }

    private static double value(DoubleSupplier query) {
        try {
            return query.getAsDouble();
        } catch (MongoException | JedisException unavailable) {
            return Double.NaN;
        }
    }

    private static final class Sample {
        private volatile double value = Double.NaN;
    }
}
