package org.usersay.comments.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.comment.PublicUrls;
import org.usersay.comments.form.GuestForm;
import org.usersay.comments.markup.TextDirection;
import org.usersay.comments.page.CommentSort;
import org.usersay.comments.page.Pages;
import org.usersay.comments.posting.CommentRules;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.time.Timestamp;

/**
 * A page of a thread as HTML, made from the same page that is served as JSON. Everything is escaped but a comment's own
 * {@code html}, which was sanitised when it was written. It is included in pages of other origins, so every address in
 * it is whole; and it is the same for all readers, so nothing in it belongs to one reader.
 */
final class ThreadHtml {

    private static final int ITEMS = 20;

    private final Pages pages;
    private final CommentRules rules;
    private final PublicUrls publicUrls;
    private final ArticleLinks articles;

    ThreadHtml(Pages pages, CommentRules rules, PublicUrls publicUrls, ArticleLinks articles) {
        this.pages = pages;
        this.rules = rules;
        this.publicUrls = publicUrls;
        this.articles = articles;
    }

    byte[] write(ArticleKey thread, @Nullable String cursor) {
        var page = pages.thread(thread, CommentSort.NEWEST, ITEMS, cursor);
        var here = publicUrls.of("/api/v1/sites/" + thread.site() + "/articles/" + thread.article() + "/comments");
        boolean open = page.article().state() != ArticleState.CLOSED;
        boolean guests = open && rules.guests(thread.site());
        var html = new StringBuilder();
        html.append("<section class=\"user-say\" id=\"user-say\">\n<h2>")
                .append(page.count())
                .append(" user say</h2>\n");
        list(html, page.items(), guests ? here + "/form?parent=" : "");
        if (page.next() != null) {
            html.append("<p><a rel=\"next\" href=\"")
                    .append(escape(here))
                    .append(".html?cursor=")
                    .append(page.next())
                    .append("\">Older comments</a></p>\n");
        }
        html.append(open ? write(thread, guests, here) : "<p>This article takes no more comments.</p>\n");
        return html.append("</section>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With an account a reader writes on the article's own page, where the element is. */
    private String write(ArticleKey thread, boolean guests, String here) {
        var page = articles.of(thread).map(url -> "<a href=\"" + escape(url) + "#user-say\">");
        if (guests) {
            return page.map(link -> "<p>" + link + "Write with an account</a>, or as a guest:</p>\n")
                            .orElse("")
                    + GuestForm.blank(here);
        }
        return "<p>Readers comment here with an account."
                + page.map(link -> " " + link + "Write a comment on the article's page</a>")
                        .orElse("")
                + "</p>\n";
    }

    private static void list(StringBuilder html, List<CommentView> items, String reply) {
        if (items.isEmpty()) {
            return;
        }
        html.append("<ol>\n");
        items.forEach(item -> comment(html, item, reply));
        html.append("</ol>\n");
    }

    private static void comment(StringBuilder html, CommentView item, String reply) {
        html.append("<li id=\"comment-").append(item.id()).append("\"><article>\n");
        if (item.state() == CommentState.PUBLISHED) {
            html.append("<header><b dir=\"auto\">").append(name(item)).append("</b> ");
            item.author()
                    .badges()
                    .forEach(badge ->
                            html.append("<small>").append(escape(badge)).append("</small> "));
            var at = Timestamp.of(item.createdAt());
            html.append("<time datetime=\"").append(at).append("\">").append(at).append("</time></header>\n");
            html.append("<div>").append(TextDirection.auto(item.html())).append("</div>\n");
            if (!reply.isEmpty()) {
                html.append("<p><a rel=\"nofollow\" href=\"")
                        .append(escape(reply))
                        .append(item.id())
                        .append("\">Reply</a></p>\n");
            }
        } else {
            html.append("<p><i>This comment was removed.</i></p>\n");
        }
        html.append("</article>\n");
        if (item.replies() != null) {
            list(html, item.replies().items(), reply);
        }
        html.append("</li>\n");
    }

    private static String name(CommentView item) {
        var name = escape(item.author().name());
        return name.isEmpty() ? "Former reader" : name;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
