package org.usersay.comments.screening;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;

/** Cache of compiled word lists. */
final class WordLists {

    private final LoadingCache<List<String>, WordList> lists =
            Caffeine.newBuilder().maximumSize(200).build(WordList::of);

    WordList of(List<String> phrases) {
        return lists.get(phrases);
    }
}
