package org.usersay.comments.provider;

import org.usersay.starter.externalapi.UnusableAnswerException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON. */
final class ProviderJson {

    private ProviderJson() {}

    static JsonNode parse(JsonMapper json, String body) throws UnusableAnswerException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new UnusableAnswerException("no JSON");
        }
    }
}
