package org.usersay.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.standalone.demo.DemoClient.Call;

/** Mails of the demo's readers in the mail catcher. */
final class DemoMailbox {

    private static final int ATTEMPTS = 240;
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final URI catcher;
    private final DemoClient client;

    DemoMailbox(URI catcher, DemoClient client) {
        this.catcher = catcher;
        this.client = client;
    }

    /** The first group of the pattern in the newest mail to an address that has it; waits for such a mail. */
    String await(String address, Pattern link) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> found = find(address, link);
            if (found.isPresent()) {
                return found.get();
            }
            client.pause(INTERVAL);
        }
        throw new IOException("no mail to " + address);
    }

    /** The same of the mails that are there. */
    Optional<String> find(String address, Pattern link) throws IOException, InterruptedException {
        URI mails = catcher.resolve("/api/messages?to=" + URLEncoder.encode(address, UTF_8));
        Matcher found = link.matcher(client.require(Call.get(mails.toString(), "")));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
