package org.usersay.comments.feed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.comment.PublicUrls;
import org.usersay.comments.comment.SiteRules;
import org.usersay.comments.count.CommentSort;
import org.usersay.comments.form.GuestForm;
import org.usersay.comments.page.Pages;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of a thread as HTML, made from the same page that is served as JSON. Everything is escaped but a comment's own
 * {@code html}, which was sanitised when it was written. It is included in pages of other origins, so every address in
 * it is whole; and it is the same for everybody, so nothing in it belongs to one reader.
 */
final class ThreadHtml {

    private static final int ITEMS = 20;

    private final Pages pages;
    private final SiteRules rules;
    private final PublicUrls publicUrls;
    private final ArticleLinks articles;
    private final JsonMapper json;

    ThreadHtml(Pages pages, SiteRules rules, PublicUrls publicUrls, ArticleLinks articles, JsonMapper json) {
        this.pages = pages;
        this.rules = rules;
        this.publicUrls = publicUrls;
        this.articles = articles;
        this.json = json;
    }

    byte[] write(ArticleKey thread, @Nullable String cursor) {
        var page = json.readTree(pages.thread(thread, CommentSort.NEWEST, ITEMS, cursor)
                .page()
                .answer()
                .body());
        var here = publicUrls.of("/api/v1/sites/" + thread.site() + "/articles/" + thread.article() + "/comments");
        boolean open = !text(page, "/article/state").equals("CLOSED");
        boolean guests = open && rules.guests(thread.site());
        var html = new StringBuilder();
        html.append("<section class=\"user-say\" id=\"user-say\">\n<h2>")
                .append(page.get("count").intValue())
                .append(" user say</h2>\n");
        list(html, page.get("items"), guests ? here + "/form?parent=" : "");
        if (!page.get("next").isNull()) {
            html.append("<p><a rel=\"next\" href=\"")
                    .append(escape(here))
                    .append(".html?cursor=")
                    .append(text(page, "/next"))
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

    private static void list(StringBuilder html, JsonNode items, String reply) {
        if (items.isEmpty()) {
            return;
        }
        html.append("<ol>\n");
        items.forEach(item -> comment(html, item, reply));
        html.append("</ol>\n");
    }

    private static void comment(StringBuilder html, JsonNode item, String reply) {
        html.append("<li id=\"comment-").append(text(item, "/id")).append("\"><article>\n");
        if (item.get("state").stringValue().equals("PUBLISHED")) {
            html.append("<header><b>").append(name(item)).append("</b> ");
            item.at("/author/badges")
                    .forEach(badge -> html.append("<small>")
                            .append(escape(badge.stringValue()))
                            .append("</small> "));
            var at = text(item, "/createdAt");
            html.append("<time datetime=\"").append(at).append("\">").append(at).append("</time></header>\n");
            html.append("<div>").append(item.get("html").stringValue()).append("</div>\n");
            if (!reply.isEmpty()) {
                html.append("<p><a rel=\"nofollow\" href=\"")
                        .append(escape(reply))
                        .append(text(item, "/id"))
                        .append("\">Reply</a></p>\n");
            }
        } else {
            html.append("<p><i>This comment was removed.</i></p>\n");
        }
        html.append("</article>\n");
        list(html, item.at("/replies/items"), reply);
        html.append("</li>\n");
    }

    private static String name(JsonNode item) {
        var name = text(item, "/author/name");
        return name.isEmpty() ? "Former reader" : name;
    }

    private static String text(JsonNode node, String pointer) {
        var value = node.at(pointer);
        return value.isString() ? escape(value.stringValue()) : "";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
