package org.usersay.comments.screening;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;

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
     * {@code otherAuthors}, by how many others. Records the use of the text, once for all attempts of a request.
     */
    Optional<Map<String, Integer>> repeats(CommentDraft draft, ModerationSettings settings) {
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
        var before = store.record(draft.article().key().site(), fingerprint, author, draft.requestKey());
        int own = Collections.frequency(before, author);
        int others = Set.copyOf(before).size() - (own > 0 ? 1 : 0);
        return reached(settings.repeatsByAuthor(), own) || reached(settings.repeatsByOthers(), others)
                ? Optional.of(Map.of("byAuthor", own, "otherAuthors", others, "hours", RepeatStore.HOURS))
                : Optional.empty();
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
