package org.usersay.gateway.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.usersay.redis.BatchingPipeline;
import redis.clients.jedis.params.SetParams;

/**
 * Keys of clients in Redis: {@code gateway:{limit}:<key>}, where an address is {@code a:<32 hexadecimal digits>}, its HMAC-SHA256
 * under the key of the day. That key is derived from a random number in Redis, {@code gateway:limit-key:<day>}, set by the first
 * gateway and expired a day later, and from the secret that the gateways share, so that Redis alone does not reveal addresses.
 * With the day all keys change and each count starts at zero.
 *
 * <p>All counters share a hash tag, since one script counts several of a request: in a cluster they lie on one node.
 */
@Component
final class ClientKeyAnonymizer {

    private static final String PREFIX = "gateway:{limit}:";
    private static final String KEY = "gateway:limit-key:";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 32;
    private static final int HASH_BYTES = 16;
    /** More than a day, for gateways whose clocks are behind. */
    private static final Duration EXPIRY = Duration.ofHours(25);
    /** Redis may be emptied at any time; gateways may then differ for so long. */
    private static final Duration REFRESH_AFTER = Duration.ofSeconds(10);

    private final BatchingPipeline redis;
    private final SecretKeySpec secret;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable DayKey cached;

    @Autowired
    ClientKeyAnonymizer(BatchingPipeline redis, Secret secret) {
        this(redis, secret, InstantSource.system());
    }

    ClientKeyAnonymizer(BatchingPipeline redis, Secret secret, InstantSource clock) {
        this.redis = redis;
        this.secret = secret.asKey();
        this.clock = clock;
    }

    /**
     * Key of a counter in Redis.
     *
     * @param key the client's {@link ClientKey}, and after a colon what is counted
     * @throws redis.clients.jedis.exceptions.JedisException if Redis is away and the key of the day is not cached
     */
    String redisKey(String key) {
        if (!ClientKey.isAddress(key)) {
            return PREFIX + key;
        }
        var end = key.indexOf(':', ClientKey.ADDRESS.length());
        var client = end < 0 ? key : key.substring(0, end);
        var hash = hmac(key().key(), client.getBytes(StandardCharsets.US_ASCII));
        return PREFIX
                + ClientKey.ADDRESS
                + HexFormat.of().formatHex(hash, 0, HASH_BYTES)
                + key.substring(client.length());
    }

    private DayKey key() {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var latest = cached;
        if (latest != null && latest.day().equals(day) && now.isBefore(latest.until())) {
            return latest;
        }
        var number = agree(day, latest != null && latest.day().equals(day) ? latest.number() : draw());
        var made = hmac(secret, (KEY + day + ':' + number).getBytes(StandardCharsets.US_ASCII));
        var key = new DayKey(day, number, new SecretKeySpec(made, ALGORITHM), now.plus(REFRESH_AFTER));
        cached = key;
        return key;
    }

    private String draw() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The number in Redis, which is this one if there was none. */
    private String agree(LocalDate day, String number) {
        var put = SetParams.setParams().nx().ex(EXPIRY.toSeconds());
        var agreed = redis.execute(pipeline -> {
            pipeline.set(KEY + day, number, put);
            return pipeline.get(KEY + day);
        });
        return Objects.requireNonNullElse(agreed, number);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /**
     * A day's key.
     *
     * @param number the random number in Redis
     * @param until when to read it again
     */
    private record DayKey(LocalDate day, String number, SecretKeySpec key, Instant until) {}

    /**
     * Secret that the gateways share and Redis does not have.
     *
     * @param key signs browsers that rate without an account ({@code USERSAY_DEVICE_KEY}), and hides addresses in Redis; 32
     *     characters at least
     */
    @ConfigurationProperties("usersay.device")
    record Secret(@DefaultValue("") String key) {

        private SecretKeySpec asKey() {
            return new SecretKeySpec((key.isEmpty() ? "none" : key).getBytes(StandardCharsets.UTF_8), ALGORITHM);
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }
}
