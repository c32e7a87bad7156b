package org.usersay.comments.screening;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Deserializer of a word list that keeps one entry more than is allowed, for validation to refuse, and skips what comes after it:
 * a body of megabytes may have millions.
 */
final class WordEntries extends ValueDeserializer<List<String>> {

    @Override
    @SuppressWarnings("unchecked")
    public List<String> deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.isExpectedStartArrayToken()) {
            return (List<String>) context.handleUnexpectedToken(List.class, parser);
        }
        var entries = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() <= ModerationSettings.WORDS) {
                entries.add(entry(parser, context, entries));
            } else {
                parser.skipChildren();
            }
        }
        return entries;
    }

    /** Blank for null. */
    private static String entry(JsonParser parser, DeserializationContext context, List<String> before) {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return "";
        }
        try {
            return context.readValue(parser, String.class);
        } catch (DatabindException e) {
            throw e.prependPath(before, before.size());
        }
    }
}
