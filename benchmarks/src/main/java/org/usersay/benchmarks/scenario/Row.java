package org.usersay.benchmarks.scenario;

import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.load.Target;

/**
 * One line of the table.
 *
 * @param before done before anything is sent
 */
public record Row(String name, Target target, Runnable before, Requests requests) {

    public static Row same(String name, Target target, Request request) {
        return new Row(name, target, () -> {}, Requests.same(request));
    }
}
