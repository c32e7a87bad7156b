package org.usersay.comments.comment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.comments.markup.Mention;
import org.usersay.comments.markup.MentionLookup;
import org.usersay.starter.site.ArticleKey;

/** Who can be mentioned: readers with a published comment in the thread, by the name they wrote under. */
@Component
class MentionResolver {

    private final Appearances appearances;
    private final PublicUrls publicUrls;

    MentionResolver(Appearances appearances, PublicUrls publicUrls) {
        this.appearances = appearances;
        this.publicUrls = publicUrls;
    }

    /** Of several who bear a name, the one who was first in the thread is meant; guests have no profile. */
    MentionLookup of(ArticleKey thread) {
        return names -> {
            var people = new HashMap<String, MentionLookup.Person>();
            appearances
                    .bearers(thread, names)
                    .forEach((name, reader) -> people.put(name, new MentionLookup.Person(reader, profile(reader))));
            return people;
        };
    }

    /** Those whom the text meant when it was written. */
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

    /** Before these are written: from then on their authors can be named, once they are published. */
    void join(Collection<Comment> comments) {
        appearances.note(comments);
    }

    private String profile(String reader) {
        return publicUrls.of("/api/v1/readers/" + reader + "/profile.html");
    }
}
