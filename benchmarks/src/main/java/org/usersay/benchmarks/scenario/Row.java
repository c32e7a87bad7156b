package org.usersay.benchmarks.scenario;

import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.load.Target;

/**
 * One line of the table.
 *
 * @param sample a request whose answer has the size that nginx is to serve
 */
public record Row(String name, Target target, Request sample, Requests requests) {

    static Row same(String name, Target target, Request request) {
        return new Row(name, target, request, Requests.same(request));
    }
}
