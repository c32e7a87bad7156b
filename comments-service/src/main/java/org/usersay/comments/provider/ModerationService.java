package org.usersay.comments.provider;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.provider.ProviderSettings.ModerationServiceSettings;
import org.usersay.starter.externalapi.UnusableAnswerException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Moderation endpoint as OpenAI defines it: a text becomes scores by category. */
final class ModerationService implements ScreeningProvider {

    private final ModerationServiceSettings settings;
    private final JsonMapper json;

    ModerationService(ModerationServiceSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return "moderation";
    }

    @Override
    public String title() {
        return "Moderation service";
    }

    @Override
    public ClassicHttpRequest request(CheckedComment comment) {
        var request = new HttpPost(settings.url());
        request.setHeader("Authorization", "Bearer " + settings.key());
        request.setEntity(new StringEntity(
                json.writeValueAsString(new Question(settings.model(), comment.text())),
                ContentType.create("application/json", StandardCharsets.UTF_8)));
        return request;
    }

    @Override
    public Finding read(String body) throws UnusableAnswerException {
        var result = ProviderJson.parse(json, body).at("/results/0");
        if (!result.path("flagged").isBoolean()) {
            throw new UnusableAnswerException("no result");
        }
        var scores = scores(result.path("category_scores"));
        var holding = settings.scoreToHold();
        var high = scores.entrySet().stream()
                .filter(score -> holding == null
                        ? result.path("categories").path(score.getKey()).asBoolean(false)
                        : score.getValue() >= holding)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(score -> score.getKey() + " " + score.getValue() + " %")
                .toList();
        boolean suspect = holding == null ? result.path("flagged").booleanValue() : !high.isEmpty();
        return suspect ? new Finding.Suspect("MODERATION_SERVICE", high) : new Finding.Clear();
    }

    /** In percent. */
    private static Map<String, Long> scores(JsonNode scores) throws UnusableAnswerException {
        var percents = new HashMap<String, Long>();
        for (var score : scores.properties()) {
            if (!score.getValue().isNumber()) {
                throw new UnusableAnswerException("a score that is no number");
            }
            percents.put(score.getKey(), Math.round(score.getValue().doubleValue() * 100));
        }
        if (percents.isEmpty()) {
            throw new UnusableAnswerException("no scores");
        }
        return percents;
    }

    /** Body of a request. */
    private record Question(@Nullable String model, String input) {}
}
