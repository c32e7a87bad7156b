package org.usersay.web.newsroom;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What an editorial system tells of its articles, as JSON: {@code [{article,title,path,category,publishedAt}]}. */
record Announcements(List<Article> articles) {

    /** Where the newsroom's clock hangs. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    String json() {
        return articles.stream().map(Announcements::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String json(Article article) {
        return "{\"article\":%s,\"title\":%s,\"path\":%s,\"category\":%s,\"publishedAt\":%s}"
                .formatted(
                        text(article.slug()),
                        text(article.title()),
                        text(article.path()),
                        text(article.category().slug()),
                        text(article.published().atZone(ZONE).toInstant().toString()));
    }

    /** Heads are single lines, so nothing else needs an escape. */
    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
