package org.usersay.comments.screening;

import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;

/**
 * Holds texts that the same author, or different authors, sent to the site within the last {@value RepeatStore#HOURS}
 * hours. What is nearly the same counts as the same; short texts and corrections of the own text do not count.
 */
final class RepeatRule implements ScreeningRule {

    private final RepeatStore store;

    RepeatRule(RepeatStore store) {
        this.store = store;
    }

    @Override
    public String reason() {
        return "REPEATED";
    }

    /** Records the use of the text, once for all attempts of a request. */
    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        if (!isLimited(settings.repeatsByAuthor()) && !isLimited(settings.repeatsByOthers())) {
            return false;
        }
        var fingerprint = fingerprint(draft.html());
        boolean corrected = draft.editOf()
                .map(comment -> fingerprint(comment.content().html()))
                .filter(fingerprint::isLike)
                .isPresent();
        if (fingerprint.keys().isEmpty() || corrected) {
            return false;
        }
        var author = draft.author().id();
        var before = store.record(draft.article().key().site(), fingerprint, author, draft.requestKey());
        long own = before.stream().filter(author::equals).count();
        long authors = before.stream()
                .filter(other -> !author.equals(other))
                .distinct()
                .count();
        return reached(settings.repeatsByAuthor(), own) || reached(settings.repeatsByOthers(), authors);
    }

    private static TextFingerprint fingerprint(String html) {
        return TextFingerprint.of(ShownText.of(html));
    }

    private static boolean isLimited(@Nullable Integer limit) {
        return limit != null && limit > 0;
    }

    private static boolean reached(@Nullable Integer limit, long count) {
        return limit != null && limit > 0 && count >= limit;
    }
}
