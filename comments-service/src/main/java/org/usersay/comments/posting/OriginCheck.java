package org.usersay.comments.posting;

import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentProblem;
import org.usersay.comments.comment.CommentSettings;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/**
 * Check that a page may change a comment: it belongs to the comment's site or to the gateway. The gateway checks only
 * that it belongs to any site, since a path with the id of a comment names none.
 */
@Component
public class OriginCheck {

    /** Response header with the article of a changed comment, whose pages the gateway then evicts from its cache. */
    public static final String ARTICLE_HEADER = "Usersay-Article";

    private final Sites sites;
    private final String publicOrigin;

    OriginCheck(Sites sites, CommentSettings settings) {
        this.sites = sites;
        this.publicOrigin = settings.publicUrl().replaceFirst("/+$", "");
    }

    /** Returns for a page of the comment's site, or refuses with 403 {@code /problems/origin-not-allowed}. */
    public void require(Comment comment, RequestOrigin origin) {
        var page = origin.page();
        boolean allowed = page == null
                || page.equals(publicOrigin)
                || page.equals(origin.gateway())
                || sites.find(comment.thread().site()).map(Site::origins).stream()
                        .anyMatch(origins -> origins.contains(page));
        if (!allowed) {
            throw CommentProblem.ORIGIN_NOT_ALLOWED.refusal("Send the request from a page of the comment's site.");
        }
    }
}
