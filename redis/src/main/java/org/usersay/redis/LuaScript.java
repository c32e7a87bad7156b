package org.usersay.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Lua script in a resource file, called by its digest and sent again where Redis does not have it.
 *
 * @param text the script
 * @param sha1 its digest in hexadecimal
 */
public record LuaScript(String text, String sha1) {

    /** Loads {@code path} from the class path. */
    public static LuaScript resource(String path) {
        try {
            var text = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new LuaScript(text, HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the script; all {@code keys} share one hash tag, so that it also runs on a cluster. */
    public @Nullable Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(sha1, keys, arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(text, keys, arguments);
        }
    }

    /** Runs the script in a batch with other threads' commands. */
    public @Nullable Object run(BatchingPipeline redis, List<String> keys, List<String> arguments) {
        try {
            return redis.execute(pipeline -> pipeline.evalsha(sha1, keys, arguments));
        } catch (JedisNoScriptException e) {
            return redis.execute(pipeline -> pipeline.eval(text, keys, arguments));
        }
    }

    /** Keys and arguments of one call. */
    public record Call(List<String> keys, List<String> arguments) {
        public Call {
            keys = List.copyOf(keys);
            arguments = List.copyOf(arguments);
        }
    }

    /** Runs the script for each call, in order and in one round trip; the results have the same order. */
    public List<@Nullable Object> runAll(BatchingPipeline redis, List<Call> calls) {
        var responses = redis.executeAll(pipeline -> calls.stream()
                .map(call -> pipeline.evalsha(sha1, call.keys(), call.arguments()))
                .toList());
        var answers = new ArrayList<@Nullable Object>();
        for (int at = 0; at < calls.size(); at++) {
            answers.add(answer(redis, calls.get(at), responses.get(at)));
        }
        return answers;
    }

    private @Nullable Object answer(BatchingPipeline redis, Call call, Response<Object> response) {
        try {
            return response.get();
        } catch (JedisNoScriptException e) {
            return redis.execute(pipeline -> pipeline.eval(text, call.keys(), call.arguments()));
        }
    }
}
