package org.usersay.comments.provider;

import java.util.Optional;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.starter.site.Site;

/**
 * What a provider may be sent of a comment: neither names nor addresses of readers.
 *
 * @param text as it is shown, followed by the addresses of its links
 * @param articleUrl where it is one of the site's
 * @param author id of the author, for the publisher's own checker alone
 */
record CheckedComment(
        Site site,
        String article,
        Optional<String> articleUrl,
        boolean reply,
        String text,
        String html,
        String author) {

    static CheckedComment of(CommentDraft draft, Site site, Optional<String> articleUrl) {
        var shown = ShownText.of(draft.html());
        var text = shown.links().isEmpty() ? shown.text() : shown.text() + "\n" + String.join("\n", shown.links());
        return new CheckedComment(
                site,
                draft.article().key().article(),
                articleUrl,
                draft.position().parent() != null,
                text,
                draft.html(),
                draft.author().id());
    }
}
