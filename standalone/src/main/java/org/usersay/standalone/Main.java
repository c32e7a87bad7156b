package org.usersay.standalone;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.usersay.standalone.process.ProgramFailure;

/** {@code ./run}, once everything is built. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        long begun = System.nanoTime();
        Path home = Path.of(System.getProperty("usersay.home", "."))
                .toAbsolutePath()
                .normalize();
        try {
            Map<String, String> settings = settings(System.getenv());
            Options defaults = Options.defaults(home).withEnvironment(settings);
            boolean described = settings.keySet().stream().anyMatch(name -> name.startsWith("USERSAY_SITES_"));
            Arguments arguments = Arguments.of(List.of(words), described ? defaults.withoutDemo() : defaults);
            if (arguments.help()) {
                System.out.print(Arguments.HELP);
                return;
            }
            serve(arguments.options(), new ConsoleProgress(System.out, begun, terminal()));
        } catch (StartFailure | ProgramFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (IOException failure) {
            System.err.println("Usersay cannot start: " + failure);
            System.exit(1);
        } catch (InterruptedException stopped) {
            System.exit(1);
        }
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** Settings of Usersay in the caller's environment; the services inherit the rest. */
    private static Map<String, String> settings(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("USERSAY_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void serve(Options options, ConsoleProgress consoleProgress)
            throws IOException, InterruptedException {
        new MachineCheck(Path.of("/")).require(options);
        Standalone system = Standalone.start(options, consoleProgress);
        Thread training =
                Thread.ofPlatform().daemon().name("training").unstarted(() -> train(options, consoleProgress));
        Optional<Demonstration> demonstration =
                options.demo() ? Optional.of(Demonstration.of(system, options)) : Optional.empty();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            demonstration.ifPresent(Demonstration::close);
                            stop(system, training, consoleProgress);
                        },
                        "stop"));
        consoleProgress.welcome(
                system.addresses(),
                system.administrator(),
                Administrator.passwordPlace(
                        options.environment(), options.data().resolve(Administrator.PASSWORD_FILE)),
                options.data());
        demonstration.ifPresent(demo -> demo.begin(consoleProgress));
        training.start();
        throw consoleProgress.awaitFailure();
    }

    private static void train(Options options, ConsoleProgress consoleProgress) {
        try {
            Standalone.prepare(options, consoleProgress);
        } catch (IOException failure) {
            consoleProgress.step("The class archive is trained at a later start: " + failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Standalone system, Thread training, ConsoleProgress consoleProgress) {
        consoleProgress.step("Stopping");
        try {
            training.interrupt();
            training.join();
            system.close();
            consoleProgress.step("Stopped");
        } catch (IOException failure) {
            System.err.println("Stopping went wrong: " + failure);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
