package org.usersay.comments.screening;

import java.util.List;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.wordlist.WordLists;

/** Holds comments that show words of the site's list. */
final class HeldWordsRule implements ScreeningRule {

    private final WordLists wordLists;

    HeldWordsRule(WordLists wordLists) {
        this.wordLists = wordLists;
    }

    @Override
    public String reason() {
        return "WORDS";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        return wordLists.found(settings.heldWords(), draft);
    }

    @Override
    public List<String> matches(CommentDraft draft, ModerationSettings settings) {
        return wordLists.of(settings.heldWords()).matchesIn(draft, ScreeningRules.MATCHES);
    }
}
