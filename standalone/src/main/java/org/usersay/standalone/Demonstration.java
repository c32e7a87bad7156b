package org.usersay.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.usersay.standalone.demo.DemoDay;
import org.usersay.standalone.demo.SecondNewsroom;

/** The demo newsroom beside the running system: its announced articles, its first day, and the second site's pages. */
record Demonstration(DemoNewsroom newsroom, Path announced, DemoDay day, SecondNewsroom second, URI secondAddress)
        implements AutoCloseable {

    private static final int PASSWORD_LENGTH = 20;

    static Demonstration of(Standalone system, Options options) throws IOException {
        ListenAddresses addresses = system.addresses();
        Administrator administrator = system.administrator();
        String publicUrl = options.environment()
                .getOrDefault("USERSAY_PUBLIC_URL", addresses.gateway().toString());
        return new Demonstration(
                new DemoNewsroom(addresses.gateway(), publicUrl, administrator),
                options.data().resolve("announced"),
                new DemoDay(
                        addresses.gateway(),
                        addresses.mail(),
                        administrator.email(),
                        administrator.password(),
                        GeneratedSecret.kept(options.data().resolve("demo-password"), PASSWORD_LENGTH),
                        options.data().resolve("demo-day")),
                new SecondNewsroom(URI.create(publicUrl), addresses.demoPort()),
                addresses.demo());
    }

    /** Returns at once; what was not finished is by the next start. */
    void begin(StartupListener listener) {
        listener.step("A second newsroom, of another brand, is at " + secondAddress + "/");
        Thread.ofVirtual().name("demo").start(() -> {
            try {
                newsroom.announce(announced);
                day.play();
            } catch (IOException failure) {
                listener.step("The demo newsroom is not complete, which the next start mends: " + failure.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        day.close();
        second.close();
    }
}
