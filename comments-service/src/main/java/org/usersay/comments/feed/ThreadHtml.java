package org.usersay.comments.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;
import org.usersay.starter.time.Timestamp;

/**
 * A page of a thread as HTML, made from the same page that is served as JSON. Everything is escaped but a comment's own
 * {@code html}, which was sanitised when it was written. It is included in pages of other origins, so every address in
 * it is whole; and it is the same for all readers, so nothing in it belongs to one reader.
 */
final class ThreadHtml {

    private static final int ITEMS = 20;
    private static final Texts TEXTS = new Texts("page/comments");

    private final Pages pages;
    private final CommentRules rules;
    private final PublicUrls publicUrls;
    private final ArticleLinks articles;
    private final Sites sites;

    ThreadHtml(Pages pages, CommentRules rules, PublicUrls publicUrls, ArticleLinks articles, Sites sites) {
        this.pages = pages;
        this.rules = rules;
        this.publicUrls = publicUrls;
        this.articles = articles;
        this.sites = sites;
    }

    byte[] write(ArticleKey thread, @Nullable String cursor) {
        var page = pages.thread(thread, CommentSort.NEWEST, ITEMS, cursor);
        var here = publicUrls.of("/api/v1/sites/" + thread.site() + "/articles/" + thread.article() + "/comments");
        boolean open = page.article().state() != ArticleState.CLOSED;
        boolean guests = open && rules.guests(thread.site());
        var language = sites.require(thread.site()).language();
        var html = new StringBuilder();
        html.append("<section class=\"user-say\" id=\"user-say\" lang=\"")
                .append(language.getLanguage())
                .append("\">\n<h2>")
                .append(TEXTS.html(language, "thread.count", Long.toString(page.count())))
                .append("</h2>\n");
        list(html, page.items(), guests ? here + "/form?parent=" : "", language);
        if (page.next() != null) {
            html.append("<p><a rel=\"next\" href=\"")
                    .append(escape(here))
                    .append(".html?cursor=")
                    .append(page.next())
                    .append("\">")
                    .append(TEXTS.html(language, "thread.older"))
                    .append("</a></p>\n");
        }
        html.append(
                open
                        ? write(thread, guests, here, language)
                        : "<p>" + TEXTS.html(language, "thread.closed") + "</p>\n");
        return html.append("</section>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With an account a reader writes on the article's own page, where the element is. */
    private String write(ArticleKey thread, boolean guests, String here, Locale language) {
        var page = articles.of(thread).map(url -> "<a href=\"" + escape(url) + "#user-say\">");
        if (guests) {
            return page.map(link -> "<p>" + link + TEXTS.html(language, "thread.account") + "</a>"
                                    + TEXTS.html(language, "thread.guest") + "</p>\n")
                            .orElse("")
                    + GuestForm.blank(here, language);
        }
        return "<p>" + TEXTS.html(language, "thread.sign-in")
                + page.map(link -> " " + link + TEXTS.html(language, "thread.write") + "</a>")
                        .orElse("")
                + "</p>\n";
    }

    private static void list(StringBuilder html, List<CommentView> items, String reply, Locale language) {
        if (items.isEmpty()) {
            return;
        }
        html.append("<ol>\n");
        items.forEach(item -> comment(html, item, reply, language));
        html.append("</ol>\n");
    }

    private static void comment(StringBuilder html, CommentView item, String reply, Locale language) {
        html.append("<li id=\"comment-").append(item.id()).append("\"><article>\n");
        if (item.state() == CommentState.PUBLISHED) {
            html.append("<header><b dir=\"auto\">").append(name(item, language)).append("</b> ");
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
                        .append("\">")
                        .append(TEXTS.html(language, "thread.reply"))
                        .append("</a></p>\n");
            }
        } else {
            html.append("<p><i>").append(TEXTS.html(language, "thread.removed")).append("</i></p>\n");
        }
        html.append("</article>\n");
        if (item.replies() != null) {
            list(html, item.replies().items(), reply, language);
        }
        html.append("</li>\n");
    }

    private static String name(CommentView item, Locale language) {
        var name = escape(item.author().name());
        return name.isEmpty() ? TEXTS.html(language, "thread.former") : name;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
