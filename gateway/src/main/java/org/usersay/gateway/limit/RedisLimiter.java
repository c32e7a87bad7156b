package org.usersay.gateway.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Counts for all gateways together. */
@Component
final class RedisLimiter implements Limiter {

    private static final String PREFIX = "gateway:limit:";

    private final RedisClient redis;
    private final String script;
    private volatile String digest = "unknown";

    RedisLimiter(RedisClient redis) {
        this.redis = redis;
        try {
            this.script =
                    new ClassPathResource("ask.lua", RedisLimiter.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Verdict ask(String key, Rate rate) {
        var keys = List.of(PREFIX + key);
        var arguments = List.of(Long.toString(rate.intervalMicros()), Long.toString(rate.periodMicros()));
        var answer = (List<?>) run(keys, arguments);
        return new Verdict(number(answer, 0) == 1, number(answer, 1), number(answer, 2));
    }

    private Object run(List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            digest = redis.scriptLoad(script);
            return redis.evalsha(digest, keys, arguments);
        }
    }

    private static long number(List<?> answer, int at) {
        return ((Number) answer.get(at)).longValue();
    }
}
