package org.usersay.comments.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/**
 * The page a write comes from. An address with a comment's id names no site, so that the gateway can only tell that the
 * page belongs to one of ours; that it belongs to the comment's is checked here, where the comment is known. The
 * gateway's own pages may act for all; a client that is no browser names no page.
 */
@Component
public class OriginCheck {

    /** By which the gateway drops the pages of this article and no others. */
    static final String ARTICLE = "Usersay-Article";

    private final Sites sites;
    private final String own;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /** Both stand for the request and answer at hand. */
    OriginCheck(Sites sites, CommentSettings settings, HttpServletRequest request, HttpServletResponse response) {
        this.sites = sites;
        this.own = settings.publicUrl().replaceFirst("/+$", "");
        this.request = request;
        this.response = response;
    }

    /** Says of what article this is, or answers 403 to a page of another site. */
    public void require(Comment comment) {
        var thread = comment.thread();
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean allowed = origin == null
                || origin.equals(own)
                || origin.equals(gateway())
                || sites.find(thread.site()).map(Site::origins).stream().anyMatch(origins -> origins.contains(origin));
        if (!allowed) {
            throw CommentProblem.ORIGIN_NOT_ALLOWED.refusal("This page may not act for the comment's site.");
        }
        response.setHeader(ARTICLE, thread.toString());
    }

    /** Of the gateway's own pages, as the gateway tells it; it passes on nobody else's word. */
    private String gateway() {
        return request.getHeader("X-Forwarded-Proto") + "://" + request.getHeader("X-Forwarded-Host");
    }
}
