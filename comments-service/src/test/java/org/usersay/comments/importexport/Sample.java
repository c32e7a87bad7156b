package org.usersay.comments.importexport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import tools.jackson.databind.JsonNode;

/** A dump whose articles are no other test's; remark42's backup is packed, as that program makes it. */
record Sample(String name, DumpFormat format, List<String> articles, byte[] dump) {

    private static final AtomicInteger SAMPLES = new AtomicInteger();

    /** The fixture of a format. */
    static Sample of(DumpFormat format) throws IOException {
        var articles = switch (format) {
            case DISQUS -> List.of("harbour-bridge", "paper.example~~2020~rice-prices");
            case WORDPRESS -> List.of("paper.example~~2021~03~trains-again-late");
            case REMARK42 -> List.of("paper.example~~articles~opera.html");
            case USERSAY -> List.of("harbin");
            case MAPPING -> throw new IllegalArgumentException("no dump");
        };
        var file = switch (format) {
            case DISQUS -> "disqus.xml";
            case WORDPRESS -> "wordpress.xml";
            case REMARK42 -> "remark42.jsonl";
            case USERSAY -> "usersay.ndjson";
            case MAPPING -> throw new IllegalArgumentException("no dump");
        };
        return of(format, articles, new ClassPathResource("dumps/" + file).getContentAsString(StandardCharsets.UTF_8));
    }

    /** A dump in which these articles get names of their own. */
    static Sample of(DumpFormat format, List<String> articles, String dump) throws IOException {
        var name = Api.article().substring(0, 10) + SAMPLES.incrementAndGet();
        var text = dump.replace("paper.example", name + ".example");
        for (String article : articles) {
            text = text.replace(slug(article), slug(article) + "-" + name);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Sample(
                name,
                format,
                articles.stream()
                        .map(article -> article.replace("paper.example", name + ".example")
                                .replace(slug(article), slug(article) + "-" + name))
                        .toList(),
                format == DumpFormat.REMARK42 ? packed(bytes) : bytes);
    }

    /** What an article's id has of its own: the last segment of its address. */
    private static String slug(String article) {
        return article.substring(article.lastIndexOf('~') + 1).replace(".html", "");
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    ByteArrayInputStream open() {
        return new ByteArrayInputStream(dump);
    }

    /** First pages of its articles. */
    List<JsonNode> pages(Api api) {
        return articles.stream()
                .map(article -> api.read(Api.thread(article) + "?sort=oldest&limit=100"))
                .toList();
    }

    /** Counts, words and scores, which do not depend on how the articles are called. */
    List<String> contents(Api api) {
        return pages(api).stream()
                .map(page -> page.get("count") + ": "
                        + page.findValues("html")
                        + page.findValues("state")
                        + page.findValues("score")
                        + page.findValues("pinned"))
                .map(contents -> contents.replace(name, ""))
                .toList();
    }
}
