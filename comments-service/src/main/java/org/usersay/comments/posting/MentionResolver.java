package org.usersay.comments.posting;

import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.PublicUrls;
import org.usersay.comments.markup.Mention;
import org.usersay.comments.markup.MentionLookup;
import org.usersay.comments.store.AuthorQueries;
import org.usersay.starter.site.ArticleKey;

/** Who can be mentioned: readers with a published comment in the thread, by the name they wrote under. */
@Component
class MentionResolver {

    private final AuthorQueries authors;
    private final PublicUrls publicUrls;

    MentionResolver(AuthorQueries authors, PublicUrls publicUrls) {
        this.authors = authors;
        this.publicUrls = publicUrls;
    }

    /** Readers of a thread by name, of several with the same name the first in the thread; guests have no profile. */
    MentionLookup of(ArticleKey thread) {
        return names -> {
            var people = new HashMap<String, MentionLookup.Person>();
            authors.readers(thread, names)
                    .forEach((name, reader) -> people.put(name, new MentionLookup.Person(reader, profile(reader))));
            return people;
        };
    }

    /** The readers of these mentions, by name. */
    MentionLookup of(List<Mention> mentions) {
        return names -> {
            var people = new HashMap<String, MentionLookup.Person>();
            mentions.stream()
                    .filter(mention -> names.contains(mention.name()))
                    .forEach(mention -> people.putIfAbsent(
                            mention.name(), new MentionLookup.Person(mention.reader(), profile(mention.reader()))));
            return people;
        };
    }

    private String profile(String reader) {
        return publicUrls.of("/api/v1/readers/" + reader + "/profile.html");
    }
}
