package org.usersay.comments.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.count.Slice.Entry;
import org.usersay.starter.site.ArticleKey;

/**
 * The comments a page shows, by id and version. A version never changes, so what was read once stays right; when one
 * comment of a page changes, only that one is read again.
 */
@Component
class Words {

    private static final long CHARACTERS = 16_000_000;

    private final Comments comments;

    private final Cache<String, Comment> read = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String id, Comment comment) -> 400
                    + comment.content().html().length()
                    + comment.content().text().length())
            .build();

    Words(Comments comments) {
        this.comments = comments;
    }

    /** These entries' and their first replies' comments, all of one thread, in these versions or newer. */
    Map<String, Comment> of(ArticleKey thread, List<Entry> entries) {
        var known = new HashMap<String, Comment>();
        var missing = new ArrayList<String>();
        Consumer<Entry> look = entry -> {
            var comment = read.getIfPresent(entry.id());
            if (comment != null && comment.version() >= entry.version()) {
                known.put(entry.id(), comment);
            } else {
                missing.add(entry.id());
            }
        };
        entries.forEach(entry -> {
            look.accept(entry);
            entry.shown().forEach(look);
        });
        for (Comment comment : comments.findAll(thread, missing)) {
            // A history of twenty texts and a hundred complaints would weigh more than all that is shown.
            var shown = comment.shown();
            read.put(shown.id(), shown);
            known.put(shown.id(), shown);
        }
        return known;
    }
}
