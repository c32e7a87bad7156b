package org.usersay.comments.posting;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Article;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.markup.MentionLookup;
import org.usersay.comments.markup.TextFormat;
import org.usersay.starter.site.Sites;

/** Drafts of texts that are screened but never written; checked and rendered like those of comments. */
@Component
public class SampleDrafts {

    /** Nobody's id: no comment is by this author. */
    private static final String NOBODY = "sample";

    private final CommentValidator commentValidator;
    private final Sites sites;

    SampleDrafts(CommentValidator commentValidator, Sites sites) {
        this.commentValidator = commentValidator;
        this.sites = sites;
    }

    /** Who would have written the text. */
    public enum SampleAuthor {
        READER,
        NEWCOMER,
        GUEST
    }

    /** The text as a comment on an open article of the site, or a 400. */
    public CommentDraft draft(String site, String text, SampleAuthor author) {
        var body = commentValidator.render(site, text, TextFormat.MARKDOWN, MentionLookup.NOBODY);
        var badges = author == SampleAuthor.GUEST ? List.of("GUEST") : List.<String>of();
        return new CommentDraft(
                NOBODY,
                NOBODY,
                Article.unknown(sites.article(site, NOBODY)),
                new Author(NOBODY, "", badges),
                ThreadPosition.TOP,
                body.text(),
                body.html(),
                Optional.empty());
    }
}
