package org.usersay.gateway.ratelimit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;

/** Rate limiter of all gateways together: one script call for all keys of a request. */
@Component
final class RedisRateLimiter implements RateLimiter {

    private static final LuaScript CHECK = LuaScript.resource("org/usersay/gateway/ratelimit/check.lua");

    private final BatchingPipeline redis;
    private final ClientKeyAnonymizer anonymizer;

    RedisRateLimiter(BatchingPipeline redis, ClientKeyAnonymizer anonymizer) {
        this.redis = redis;
        this.anonymizer = anonymizer;
    }

    @Override
    public List<Decision> check(List<Limit> limits) {
        var keys =
                limits.stream().map(limit -> anonymizer.redisKey(limit.key())).toList();
        var arguments = limits.stream()
                .map(Limit::rate)
                .flatMap(rate -> Stream.of(rate.intervalMicros(), rate.periodMicros()))
                .map(String::valueOf)
                .toList();
        return list(Objects.requireNonNull(CHECK.run(redis, keys, arguments))).stream()
                .map(RedisRateLimiter::decision)
                .toList();
    }

    private static Decision decision(Object reply) {
        var numbers = list(reply).stream().mapToLong(number -> (Long) number).toArray();
        return new Decision(numbers[0] == 1, numbers[1], numbers[2]);
    }

    private static List<?> list(Object reply) {
        return (List<?>) reply;
    }
}
