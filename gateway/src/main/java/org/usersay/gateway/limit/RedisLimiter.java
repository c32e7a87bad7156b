package org.usersay.gateway.limit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.redis.Lua;
import org.usersay.redis.SharedPipeline;

/** Counts for all gateways together, all keys of a request in one call. */
@Component
final class RedisLimiter implements Limiter {

    private static final Lua ASK = Lua.resource("org/usersay/gateway/limit/ask.lua");

    private final SharedPipeline redis;
    private final Names names;

    RedisLimiter(SharedPipeline redis, Names names) {
        this.redis = redis;
        this.names = names;
    }

    @Override
    public List<Verdict> ask(List<Question> questions) {
        var keys = questions.stream().map(question -> names.of(question.key())).toList();
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
