package org.usersay.comments.profile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.markup.TextDirection;
import org.usersay.starter.site.Sites;
import org.usersay.starter.time.Timestamp;

/** A profile as a page, where a mention leads. Everything is escaped but the comments' own sanitised HTML. */
final class ProfileHtml {

    private ProfileHtml() {}

    /** No script; pictures are our own, or of hosts that a site shows. */
    static String policy(Sites sites) {
        var pictures = sites.sites().stream()
                .flatMap(site -> site.imageHosts().stream())
                .distinct()
                .map(host -> " https://" + host)
                .collect(Collectors.joining());
        return "default-src 'none'; img-src 'self'" + pictures
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    static byte[] write(Author author, List<Comment> comments) {
        var name = HtmlUtils.htmlEscape(author.name());
        var html = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n")
                .append("<title>")
                .append(name)
                .append("</title>\n<main>\n<h1><img src=\"")
                .append(HtmlUtils.htmlEscape(CommentView.avatar(author.id())))
                .append("\" alt=\"\" width=\"48\" height=\"48\"> ")
                .append(name)
                .append("</h1>\n");
        author.badges()
                .forEach(badge -> html.append("<p><small>")
                        .append(HtmlUtils.htmlEscape(badge))
                        .append("</small></p>\n"));
        html.append("<ol>\n");
        comments.forEach(comment -> html.append("<li><article><time datetime=\"")
                .append(Timestamp.of(comment.createdAt()))
                .append("\">")
                .append(Timestamp.of(comment.createdAt()))
                .append("</time>\n<div>")
                .append(TextDirection.auto(comment.content().html()))
                .append("</div></article></li>\n"));
        return html.append("</ol>\n</main>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
