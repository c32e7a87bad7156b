package org.usersay.comments.profile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.markup.TextDirection;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.site.Site;
import org.usersay.starter.time.Timestamp;

/** A profile as a page, where a mention leads. Everything is escaped but the comments' own sanitised HTML. */
final class ProfileHtml {

    private ProfileHtml() {}

    /** No script; pictures are our own, or of hosts that the site shows. */
    static String policy(Site site) {
        var pictures =
                site.imageHosts().stream().map(host -> " https://" + host).collect(Collectors.joining());
        return BrandedPage.policy(site, "'none'").replace("img-src 'self'", "img-src 'self'" + pictures);
    }

    static byte[] write(Site site, Author author, List<Comment> comments) {
        var html = new StringBuilder();
        html.append("<p><img src=\"")
                .append(HtmlUtils.htmlEscape(CommentView.avatar(author.id())))
                .append("\" alt=\"\" width=\"48\" height=\"48\">");
        author.badges()
                .forEach(badge -> html.append(" <small>")
                        .append(HtmlUtils.htmlEscape(badge))
                        .append("</small>"));
        html.append("</p>\n<ol class=\"comments\">\n");
        comments.forEach(comment -> html.append("<li><article><time datetime=\"")
                .append(Timestamp.of(comment.createdAt()))
                .append("\">")
                .append(Timestamp.of(comment.createdAt()))
                .append("</time>\n<div>")
                .append(TextDirection.auto(comment.content().html()))
                .append("</div></article></li>\n"));
        return BrandedPage.of(
                        site,
                        site.language(),
                        author.name(),
                        html.append("</ol>\n").toString())
                .html()
                .getBytes(StandardCharsets.UTF_8);
    }
}
