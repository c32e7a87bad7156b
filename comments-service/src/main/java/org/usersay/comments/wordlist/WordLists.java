package org.usersay.comments.wordlist;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import org.usersay.comments.posting.CommentDraft;

/**
 * Cache of compiled word lists, and of the words of the drafts that are compared with several. Both are found by identity: a
 * list of settings is the same object until the settings change, and need not be read to be found.
 */
public final class WordLists {

    private final LoadingCache<List<String>, WordList> lists =
            Caffeine.newBuilder().weakKeys().maximumSize(200).build(WordList::of);

    private final LoadingCache<CommentDraft, DraftWords> drafts =
            Caffeine.newBuilder().weakKeys().maximumSize(100).build(DraftWords::new);

    public WordList of(List<String> phrases) {
        return lists.get(phrases);
    }

    /** Whether a list has something in common with a draft. */
    public boolean found(List<String> phrases, CommentDraft draft) {
        return !phrases.isEmpty() && of(phrases).foundIn(drafts.get(draft));
    }
}
