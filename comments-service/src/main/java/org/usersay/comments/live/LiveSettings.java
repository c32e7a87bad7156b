package org.usersay.comments.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the live streams are kept.
 *
 * @param kept events of an article to resume from; who missed more is told to reload
 * @param expiry of an article's events after the last one
 * @param heartbeat a comment line, so that proxies and readers see that the stream stands
 * @param backlog events a reader may be behind before he is dropped; his browser comes back and catches up
 * @param most streams of one process, if half of its heap holds them; the next one is asked to come later
 * @param lifetime of one stream, so that readers spread anew over the instances
 */
@ConfigurationProperties("usersay.live")
@Validated
record LiveSettings(
        @DefaultValue("200") @Min(1) int kept,
        @DefaultValue("1h") Duration expiry,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("64") @Min(1) int backlog,
        @DefaultValue("20000") @Min(1) int most,
        @DefaultValue("30m") Duration lifetime) {

    /** What a stream needs of the heap, generously; benchmarks/run measures it. */
    private static final long BYTES = 20 * 1024;

    LiveSettings {
        most = (int) Math.min(most, Runtime.getRuntime().maxMemory() / 2 / BYTES);
    }
}
