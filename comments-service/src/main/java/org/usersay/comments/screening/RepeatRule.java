package org.usersay.comments.screening;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Evidence;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.screening.RepeatStore.Use;

/**
 * Holds texts that the same author, or different authors, sent to the site within the last {@value RepeatStore#HOURS}
 * hours. What is nearly the same counts as the same; short texts and corrections of the own text do not count.
 */
final class RepeatRule {

    private final RepeatStore store;

    RepeatRule(RepeatStore store) {
        this.store = store;
    }

    String reason() {
        return "REPEATED";
    }

    /**
     * How often the text was used within those hours, where that is too often: {@code byAuthor}, by its author, and
     * {@code otherAuthors}, by how many others; and the first comment that it was used in. Records the use of the text, once
     * for all attempts of a request.
     */
    Optional<Evidence> repeats(CommentDraft draft, ModerationSettings settings) {
        if (!isLimited(settings.repeatsByAuthor()) && !isLimited(settings.repeatsByOthers())) {
            return Optional.empty();
        }
        var fingerprint = fingerprint(draft.html());
        boolean corrected = draft.editOf()
                .map(comment -> fingerprint(comment.content().html()))
                .filter(fingerprint::isLike)
                .isPresent();
        if (fingerprint.keys().isEmpty() || corrected) {
            return Optional.empty();
        }
        var author = draft.author().id();
        var site = draft.article().key().site();
        var before = store.record(site, fingerprint, new Use(author, draft.id()), draft.requestKey());
        var byAuthor = before.stream().collect(Collectors.groupingBy(Use::author, Collectors.counting()));
        int own = byAuthor.getOrDefault(author, 0L).intValue();
        int others = byAuthor.size() - (own > 0 ? 1 : 0);
        return reached(settings.repeatsByAuthor(), own) || reached(settings.repeatsByOthers(), others)
                ? Optional.of(new Evidence(
                        List.of(),
                        Map.of(reason(), Map.of("byAuthor", own, "otherAuthors", others, "hours", RepeatStore.HOURS)),
                        first(before, draft.id())))
                : Optional.empty();
    }

    /** An edit back to earlier words repeats the comment itself, which is no other one. */
    private static @Nullable String first(List<Use> before, String id) {
        return before.stream()
                .flatMap(use -> Optional.ofNullable(use.comment()).stream())
                .filter(comment -> !comment.equals(id))
                .findFirst()
                .orElse(null);
    }

    private static TextFingerprint fingerprint(String html) {
        return TextFingerprint.of(ShownText.of(html));
    }

    private static boolean isLimited(@Nullable Integer limit) {
        return limit != null && limit > 0;
    }

    private static boolean reached(@Nullable Integer limit, int count) {
        return limit != null && limit > 0 && count >= limit;
    }
}
