package org.usersay.comments.feed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.comment.SiteRules;
import org.usersay.comments.listing.Sort;
import org.usersay.comments.page.Pages;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of a thread as HTML, made from the same page that is served as JSON. Everything is escaped but a comment's own
 * {@code html}, which was sanitised when it was written.
 */
final class Fragments {

    private static final int ITEMS = 20;

    private final Pages pages;
    private final SiteRules rules;
    private final JsonMapper json;

    Fragments(Pages pages, SiteRules rules, JsonMapper json) {
        this.pages = pages;
        this.rules = rules;
        this.json = json;
    }

    byte[] write(ArticleKey thread, @Nullable String cursor) {
        var page = json.readTree(
                pages.thread(thread, Sort.NEWEST, ITEMS, cursor).page().answer().body());
        var base = "/api/v1/sites/" + thread.site() + "/articles/" + thread.article();
        var html = new StringBuilder();
        html.append("<section class=\"user-say\" id=\"user-say\">\n<h2>")
                .append(page.get("count").intValue())
                .append(" user say</h2>\n");
        list(html, page.get("items"));
        if (!page.get("next").isNull()) {
            html.append("<p><a rel=\"next\" href=\"")
                    .append(base)
                    .append("/comments.html?cursor=")
                    .append(text(page, "/next"))
                    .append("\">Older comments</a></p>\n");
        }
        form(html, page, rules.guests(thread.site()) ? base + "/comments/form" : "");
        return html.append("</section>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void list(StringBuilder html, JsonNode items) {
        if (items.isEmpty()) {
            return;
        }
        html.append("<ol>\n");
        items.forEach(item -> comment(html, item));
        html.append("</ol>\n");
    }

    private static void comment(StringBuilder html, JsonNode item) {
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
        } else {
            html.append("<p><i>This comment was removed.</i></p>\n");
        }
        html.append("</article>\n");
        list(html, item.at("/replies/items"));
        html.append("</li>\n");
    }

    private static String name(JsonNode item) {
        var name = text(item, "/author/name");
        return name.isEmpty() ? "Former reader" : name;
    }

    /** Leads to the article's own page, where the element posts: this fragment is the same for everybody. */
    private static void form(StringBuilder html, JsonNode page, String guests) {
        if (text(page, "/article/state").equals("CLOSED")) {
            html.append("<p>This article takes no more comments.</p>\n");
        } else if (text(page, "/article/url").startsWith("http")) {
            html.append("<p><a href=\"")
                    .append(text(page, "/article/url"))
                    .append("#user-say\">Write a comment</a></p>\n");
        }
        if (!guests.isEmpty() && !text(page, "/article/state").equals("CLOSED")) {
            html.append("<form method=\"get\" action=\"")
                    .append(guests)
                    .append("\"><button>Write as a guest</button></form>\n");
        }
    }

    private static String text(JsonNode node, String pointer) {
        var value = node.at(pointer);
        return value.isString() ? escape(value.stringValue()) : "";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
