package org.usersay.comments.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Live streams.
 *
 * @param kept events of an article that a client can resume from; after more it is asked to reload
 * @param expiry expiry of an article's events after the last one
 * @param heartbeat interval of the comment lines that keep a connection open
 * @param backlog events queued for a client before it is disconnected; it reconnects and resumes
 * @param most streams of one process, limited to those that fit into half of its heap (20 KB each); further ones get 503
 * @param lifetime lifetime of one stream, so that clients spread over the instances again
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

    /** Heap of one stream, with a margin over what benchmarks/run measures. */
    private static final long BYTES = 20 * 1024;

    LiveSettings {
        most = (int) Math.min(most, Runtime.getRuntime().maxMemory() / 2 / BYTES);
    }
}
