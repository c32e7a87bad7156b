package org.usersay.gateway.ratelimit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;

/** Counts for all gateways together, all keys of a request in one call. */
@Component
final class RedisLimiter implements RateLimiter {

    private static final LuaScript ASK = LuaScript.resource("org/usersay/gateway/ratelimit/ask.lua");

    private final BatchingPipeline redis;
    private final ClientKeyAnonymizer clientKeyAnonymizer;

    RedisLimiter(BatchingPipeline redis, ClientKeyAnonymizer clientKeyAnonymizer) {
        this.redis = redis;
        this.clientKeyAnonymizer = clientKeyAnonymizer;
    }

    @Override
    public List<Verdict> ask(List<Question> questions) {
        var keys = questions.stream()
                .map(question -> clientKeyAnonymizer.of(question.key()))
                .toList();
        var arguments = questions.stream()
                .map(Question::rate)
                .flatMap(rate -> Stream.of(rate.intervalMicros(), rate.periodMicros()))
                .map(String::valueOf)
                .toList();
        return list(Objects.requireNonNull(ASK.run(redis, keys, arguments))).stream()
                .map(RedisLimiter::verdict)
                .toList();
    }

    private static Verdict verdict(Object answer) {
        var numbers = list(answer).stream().mapToLong(number -> (Long) number).toArray();
        return new Verdict(numbers[0] == 1, numbers[1], numbers[2]);
    }

    private static List<?> list(Object answer) {
        return (List<?>) answer;
    }
}
