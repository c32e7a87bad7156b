package org.usersay.standalone.process;

import java.util.List;
import java.util.Map;

/**
 * Something to run.
 *
 * @param name what people call it; also names its log
 * @param environment what it gets on top of this process's own environment
 */
public record Program(String name, List<String> command, Map<String, String> environment, Probe probe) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
