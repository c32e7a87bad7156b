package org.usersay.endtoend.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The mail catcher, as its JSON shows it. */
public final class Mailbox {

    private static final Pattern TOKEN = Pattern.compile("[?&]token=([A-Za-z0-9._~-]+)");

    private final URI catcher;

    public Mailbox(URI catcher) {
        this.catcher = catcher;
    }

    /** A caught mail. */
    public record Mail(String id, String subject, String text, String html) {

        /** The address of this page of the gateway in the mail. */
        public String link(String page) {
            Matcher matcher = Pattern.compile("https?://[^\\s\"<>]*/" + page + "\\?[^\\s\"<>]+")
                    .matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("No link to /" + page + " in " + this);
            }
            return matcher.group();
        }

        public String token() {
            Matcher matcher = TOKEN.matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("No token in " + this);
            }
            return matcher.group(1);
        }
    }

    /** All mail that was caught, newest first. */
    public JsonNode all() {
        return Visitor.program(catcher).get("/api/messages").expect(200).at("/items");
    }

    /** All mail to an address, newest first. */
    public List<Mail> to(String address) {
        JsonNode items = Visitor.program(catcher)
                .get("/api/messages?to=" + URLEncoder.encode(address, UTF_8))
                .expect(200)
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(Mailbox::mail)
                .toList();
    }

    /** Waits for a mail to this address that contains these words; the result is the newest. */
    public Mail waitFor(String address, String words) {
        return await("a mail to " + address + " with \"" + words + "\"")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> to(address).stream()
                                .filter(mail -> (mail.subject() + mail.text()).contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Mail mail(JsonNode json) {
        return new Mail(text(json, "id"), text(json, "subject"), text(json, "text"), text(json, "html"));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
