package org.usersay.standalone.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Program to run as a child process.
 *
 * @param name its name, also of its log
 * @param environment variables on top of this process's own environment
 */
public record Program(String name, List<String> command, Map<String, String> environment, Probe probe) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Command that leaves the processor to all others. */
    public static List<String> atLowPriority(List<String> command) {
        List<String> nice = new ArrayList<>(List.of("nice", "-n", "19"));
        nice.addAll(command);
        return nice;
    }
}
