package org.usersay.standalone.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.standalone.demo.DemoClient.Call;
import tools.jackson.core.io.JsonStringEncoder;

/** Accounts of the administrator and of the demo's readers, who share a password. */
final class DemoAccounts {

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern CONFIRM = Pattern.compile("/confirm\\?token=([A-Za-z0-9_-]+)");
    private static final Pattern ONE_CLICK = Pattern.compile("(/api/v1/u/[A-Za-z0-9_-]+)");

    private final DemoClient client;
    private final DemoMailbox mailbox;
    private final String administrator;
    private final String administratorPassword;
    private final String password;
    private final Map<String, String> tokens = new HashMap<>();

    /** @param password of the readers */
    DemoAccounts(
            DemoClient client,
            DemoMailbox mailbox,
            String administrator,
            String administratorPassword,
            String password) {
        this.client = client;
        this.mailbox = mailbox;
        this.administrator = administrator;
        this.administratorPassword = administratorPassword;
        this.password = password;
    }

    /** An access token of the administrator; it lives for ten minutes, which the steps that need it do not take. */
    String administrator() throws IOException, InterruptedException {
        return token(administrator, administratorPassword);
    }

    /** Registers the reader, unless there is such an account. */
    void open(DemoReader reader) throws IOException, InterruptedException {
        if (signIn(reader.email(), password).statusCode() == 200) {
            return;
        }
        client.require(Call.post(
                "/api/v1/accounts",
                "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\",\"locale\":\"%s\"}"
                        .formatted(reader.email(), reader.name(), password, reader.number() % 2 == 0 ? "en" : "vi")));
        String link = mailbox.await(reader.email(), CONFIRM);
        // With the password: the link is opened in another browser than the one that registered.
        client.require(Call.post(
                "/api/v1/accounts/verification", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(link, password)));
    }

    String token(DemoReader reader) throws IOException, InterruptedException {
        return token(reader.email(), password);
    }

    /** A confirmed sign-up for the daily newsletter. */
    void newsletter(DemoReader reader) throws IOException, InterruptedException {
        Optional<String> mailed = mailbox.find(reader.email(), ONE_CLICK);
        if (mailed.isPresent()) {
            // Of a day that was interrupted; a link that was used already is as good.
            client.send(Call.post(mailed.get(), ""));
            return;
        }
        client.require(
                Call.post(DemoDay.SITE + "/newsletters/daily/signups", "{\"email\":\"%s\"}".formatted(reader.email())));
        client.require(Call.post(mailbox.await(reader.email(), ONE_CLICK), ""));
    }

    private String token(String email, String secret) throws IOException, InterruptedException {
        if (!tokens.containsKey(email)) {
            HttpResponse<String> response = signIn(email, secret);
            Matcher found = TOKEN.matcher(response.body());
            if (response.statusCode() != 200 || !found.find()) {
                throw new IOException("/api/v1/tokens answered " + response.statusCode());
            }
            tokens.put(email, found.group(1));
        }
        return tokens.getOrDefault(email, "");
    }

    private HttpResponse<String> signIn(String email, String secret) throws IOException, InterruptedException {
        return client.send(Call.post(
                "/api/v1/tokens", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(escape(email), escape(secret))));
    }

    private static String escape(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
