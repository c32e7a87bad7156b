package org.usersay.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.ServiceArchive;
import org.usersay.standalone.service.Tuning;

/** {@link ConstantBody} as a process of its own, tuned as the services are. */
public final class BareServer implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 128;

    private final Process process;
    private final Target target;

    private BareServer(Process process, Target target) {
        this.process = process;
        this.target = target;
    }

    public static BareServer start(Path directory, byte[] body) throws IOException {
        Path file = Files.write(Files.createDirectories(directory).resolve("body.json"), body);
        int port = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(ServiceArchive.java());
        command.add("-XX:+UseSerialGC");
        command.addAll(Tuning.THROUGHPUT.options(HEAP_MEGABYTES));
        command.add("-XX:+UseCompactObjectHeaders");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ConstantBody.class.getName());
        command.add(Integer.toString(port));
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("bare-server.log").toFile())
                .start();
        Target target = new Target(port);
        Ports.awaitOpen(process, target);
        return new BareServer(process, target);
    }

    public Target target() {
        return target;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
