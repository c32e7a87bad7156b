package org.usersay.subscription.catalog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two states of what the staff writes.
 *
 * @param path such as {@code publications/weekly/plans/weekly-3/price}, by ids
 * @param before null where it was not there
 * @param after null where it is not there any more
 */
public record CatalogChange(
        String path, @Nullable String before, @Nullable String after) {

    /** Of one version; of more, the first are listed. */
    static final int MAX = 200;

    private static final int MAX_TEXT = 300;

    /** Differences of two states as JSON, by the ids of what they list. */
    public static List<CatalogChange> between(JsonNode before, JsonNode after) {
        return differences("", before, after).limit(MAX).toList();
    }

    /** The change as a line of the audit trail. */
    public String line() {
        return path + ": " + (before == null ? "added" : after == null ? "removed" : before + " -> " + after);
    }

    public Document document() {
        return new Document("path", path).append("before", before).append("after", after);
    }

    public static CatalogChange read(Document change) {
        return new CatalogChange(change.getString("path"), change.getString("before"), change.getString("after"));
    }

    private static Stream<CatalogChange> differences(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (same(before, after)) {
            return Stream.empty();
        }
        if (before != null && after != null && composed(before) && composed(after)) {
            var olds = parts(before);
            var news = parts(after);
            var names = new LinkedHashSet<>(olds.keySet());
            names.addAll(news.keySet());
            var found = names.stream()
                    .flatMap(name ->
                            differences(path.isEmpty() ? name : path + "/" + name, olds.get(name), news.get(name)))
                    .toList();
            var moved = before.isArray()
                    && found.isEmpty()
                    && !List.copyOf(olds.keySet()).equals(List.copyOf(news.keySet()));
            return moved ? Stream.of(new CatalogChange(path, order(olds), order(news))) : found.stream();
        }
        return Stream.of(new CatalogChange(path, text(before), text(after)));
    }

    private static String order(Map<String, JsonNode> parts) {
        return cut(String.join(", ", parts.keySet()));
    }

    private static boolean same(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            return isNone(before) && isNone(after);
        }
        return (before.isNumber() && after.isNumber())
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }

    private static boolean isNone(@Nullable JsonNode node) {
        return node == null || node.isNull();
    }

    /** Whether it has parts with names: fields, or elements with ids. */
    private static boolean composed(JsonNode node) {
        return node.isObject() || (node.isArray() && node.valueStream().allMatch(element -> element.hasNonNull("id")));
    }

    private static Map<String, JsonNode> parts(JsonNode node) {
        var parts = new LinkedHashMap<String, JsonNode>();
        if (node.isObject()) {
            node.forEachEntry(parts::put);
        } else {
            node.forEach(element -> parts.put(element.get("id").asString(), element));
        }
        return parts;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue().toPlainString();
        }
        return cut(node.isValueNode() ? node.asString() : node.toString());
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
