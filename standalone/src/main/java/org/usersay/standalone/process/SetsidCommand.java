package org.usersay.standalone.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a terminal's Ctrl-C from the children: it reaches every process of the terminal's group at once, and the
 * store must not stop before the services that still write to it.
 */
final class SetsidCommand {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private SetsidCommand() {}

    static List<String> own(List<String> command) {
        List<String> wrapped = new ArrayList<>(
                Files.isExecutable(SETSID)
                        ? List.of(SETSID.toString())
                        : List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }
}
