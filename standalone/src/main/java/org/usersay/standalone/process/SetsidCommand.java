package org.usersay.standalone.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command line of a child: outside the process group of the terminal, whose Ctrl-C would stop the store before the services
 * that still write to it, and with a file mode mask that keeps whatever it creates to its owner.
 */
final class SetsidCommand {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private SetsidCommand() {}

    static List<String> own(List<String> command) {
        String script = Files.isExecutable(SETSID)
                ? "umask 077; exec " + SETSID + " \"$@\""
                : "umask 077; trap '' HUP INT; exec \"$@\"";
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        wrapped.addAll(command);
        return wrapped;
    }
}
