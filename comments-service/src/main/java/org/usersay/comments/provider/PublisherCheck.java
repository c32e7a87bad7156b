package org.usersay.comments.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.provider.ProviderSettings.PublisherSettings;
import org.usersay.starter.externalapi.UnusableAnswerException;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.webhook.WebhookSignature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The publisher's own checker: it gets the comment, signed as web-hooks are, and says whether to hold it. */
final class PublisherCheck implements ScreeningProvider {

    private final PublisherSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    PublisherCheck(PublisherSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "publisher";
    }

    @Override
    public String title() {
        return "Publisher's check";
    }

    @Override
    public ClassicHttpRequest request(CheckedComment comment) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = UuidV7.next();
        var payload = json.writeValueAsString(new Check("comment.check", now, Data.of(comment)));
        var secrets = Stream.of(settings.secret(), settings.previousSecret())
                .filter(Objects::nonNull)
                .toList();
        var request = new HttpPost(settings.url());
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", WebhookSignature.sign(secrets, id, now, payload));
        request.setEntity(new StringEntity(payload, ContentType.create("application/json", StandardCharsets.UTF_8)));
        return request;
    }

    @Override
    public Finding read(String body) throws UnusableAnswerException {
        var answer = ProviderJson.parse(json, body);
        var hold = answer.path("hold");
        if (!hold.isBoolean()) {
            throw new UnusableAnswerException("hold is neither true nor false");
        }
        return hold.booleanValue()
                ? new Finding.Suspect("PUBLISHER_CHECK", texts(answer.path("because")))
                : new Finding.Clear();
    }

    private static List<String> texts(JsonNode because) {
        return because.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Body of a request. */
    private record Check(String type, Instant timestamp, Data data) {}

    /** The comment in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Data(
            String site, String article, @Nullable String url, boolean reply, String author, String text, String html) {

        static Data of(CheckedComment comment) {
            return new Data(
                    comment.site().id(),
                    comment.article(),
                    comment.articleUrl().orElse(null),
                    comment.reply(),
                    comment.author(),
                    comment.text(),
                    comment.html());
        }
    }
}
