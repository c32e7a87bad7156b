package org.usersay.standalone.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Shell that kills the children when this process is killed ({@code kill -9}): it reads their ids, and kills the registered
 * ones when its input ends.
 */
final class OrphanKiller implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            children=' '
            while read -r sign pid; do
              case "$sign" in
                +) children="$children$pid " ;;
                -) case "$children" in
                     *" $pid "*) children="${children%%" $pid "*} ${children#*" $pid "}" ;;
                   esac ;;
              esac
            done
            for pid in $children; do kill -TERM "$pid" 2>/dev/null; done
            for wait in 1 2 3 4 5 6 7 8 9 10; do
              left=''
              for pid in $children; do kill -0 "$pid" 2>/dev/null && left=yes; done
              [ -z "$left" ] && exit 0
              sleep 1
            done
            for pid in $children; do kill -KILL "$pid" 2>/dev/null; done
            """;

    private final Process shell;
    private final OutputStream input;
    private boolean closed;

    OrphanKiller() throws IOException {
        shell = new ProcessBuilder(SetsidCommand.own(List.of("/bin/sh", "-c", SCRIPT)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        input = shell.getOutputStream();
    }

    void register(long pid) {
        send("+ " + pid);
    }

    void unregister(long pid) {
        send("- " + pid);
    }

    private synchronized void send(String line) {
        if (closed) {
            return;
        }
        try {
            input.write((line + "\n").getBytes(US_ASCII));
            input.flush();
        } catch (IOException gone) {
            if (shell.isAlive()) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    long pid() {
        return shell.pid();
    }

    /** When every child has ended there is nothing left to kill, and the shell ends by itself. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            input.close();
        } catch (IOException gone) {
            shell.destroyForcibly();
        }
    }
}
