package org.usersay.comments.comment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator checks a hold by.
 *
 * @param matches words and links that led to it, as they stand in the text
 * @param figures numbers that led to it, by their names, for each reason that counts something
 * @param repeated id under which the same text was sent before; of a comment only where that was written
 */
public record Evidence(
        List<String> matches,
        Map<String, Map<String, Integer>> figures,
        @Nullable String repeated) {

    public static final Evidence NONE = new Evidence(List.of(), Map.of());

    public Evidence(List<String> matches, Map<String, Map<String, Integer>> figures) {
        this(matches, figures, null);
    }

    public Evidence {
        matches = List.copyOf(matches);
        figures = figures.entrySet().stream()
                .filter(reason -> !reason.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, reason -> Map.copyOf(reason.getValue())));
    }
}
