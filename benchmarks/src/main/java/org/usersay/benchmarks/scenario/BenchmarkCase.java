package org.usersay.benchmarks.scenario;

import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.load.Target;

/**
 * One line of the table.
 *
 * @param before done before anything is sent
 */
public record BenchmarkCase(String name, Target target, Runnable before, Requests requests) {

    public static BenchmarkCase same(String name, Target target, Request request) {
        return new BenchmarkCase(name, target, () -> {}, Requests.same(request));
    }
}
