package org.usersay.comments.dumpformat;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A well-formed dump of articles with the same number of comments each, one in three of them at the top of its thread.
 * Every comment has an id of its own, half as many readers as comments wrote them, each has more than a thousand bytes.
 *
 * @param name what the ids of the articles begin with
 * @param perArticle comments of each article
 * @param tooLong comments of a million characters beside them, spread evenly
 */
public record ManyComments(DumpFormat format, String name, int articles, int perArticle, int tooLong) {

    private static final int LONG = 1_000_000;
    private static final String WORDS = "Rice was never cheaper at this time of the year. ".repeat(19);

    /** In remark42's header, which holds more than any other line may. */
    private static final int READERS = 10_000;

    public int comments() {
        return articles * perArticle;
    }

    /** What their articles are called once they are imported. */
    public List<String> articleIds() {
        return IntStream.range(0, articles)
                .mapToObj(this::article)
                .map(article -> switch (format) {
                    case WORDPRESS -> "paper.example~~2020~08~" + article;
                    case REMARK42 -> "paper.example~~2020~08~" + article + ".html";
                    case DISQUS, USERSAY, MAPPING -> article;
                })
                .toList();
    }

    /** Its parts, to be made one after another. */
    public Stream<String> parts() {
        var nobodyWrote = comment(-1, 0, 0, "x".repeat(LONG));
        var written = IntStream.range(0, comments()).mapToObj(number -> comment(number, nobodyWrote));
        return switch (format) {
            case DISQUS -> together(Stream.concat(Stream.of(DISQUS), each(this::thread)), written, "</disqus>");
            case WORDPRESS -> together(Stream.of(WORDPRESS), written, "</channel></rss>");
            case REMARK42 -> together(Stream.of(remark42()), written, "");
            case USERSAY ->
                together(Stream.concat(Stream.of(USERSAY), each(this::announced)), written, "{\"type\":\"end\"}\n");
            case MAPPING -> throw new IllegalStateException("no dump");
        };
    }

    private static Stream<String> together(Stream<String> first, Stream<String> comments, String tail) {
        return Stream.concat(first, Stream.concat(comments, Stream.of(tail)));
    }

    private Stream<String> each(IntFunction<String> one) {
        return IntStream.range(0, articles).mapToObj(one);
    }

    private String article(int number) {
        return name + "-" + number;
    }

    /** The comment, whatever surrounds it, and one too long, as often as it is its turn. */
    private String comment(int number, String nobodyWrote) {
        boolean together = format == DumpFormat.WORDPRESS || format == DumpFormat.REMARK42;
        int article = together ? number / perArticle : number % articles;
        int place = together ? number % perArticle : number / articles;
        int before = place % 3 == 0 ? 0 : number + 1 - (together ? 1 : articles);
        var one = comment(number + 1, article, before, WORDS);
        long due = (number + 1L) * tooLong / comments() - (long) number * tooLong / comments();
        one += nobodyWrote.repeat((int) due);
        if (format != DumpFormat.WORDPRESS) {
            return one;
        }
        return (place == 0 ? item(article) : "") + one + (place == perArticle - 1 ? "</item>\n" : "");
    }

    private String comment(int id, int article, int parent, String words) {
        return switch (format) {
            case DISQUS -> post(id, article, parent, words);
            case WORDPRESS -> wordPress(id, parent, words);
            case REMARK42 -> remark42(id, article, parent, words);
            case USERSAY -> usersay(id, article, parent, words);
            case MAPPING -> throw new IllegalStateException("no dump");
        };
    }

    private static final String DISQUS = """
            <?xml version="1.0" encoding="utf-8"?>
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
            <category dsq:id="1"><forum>paper</forum><title>General</title><isDefault>true</isDefault></category>
            """;

    private String thread(int number) {
        return """
                <thread dsq:id="%d"><id>%s</id><forum>paper</forum><category dsq:id="1"/>
                <link>https://paper.example/2020/08/what-happened-on-day-%d/</link><title>Day %d &amp; night</title><message/>
                <createdAt>2020-01-01T00:00:00Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
                """.formatted(number + 1, article(number), number, number);
    }

    private static String post(int id, int article, int parent, String words) {
        return """
                <post dsq:id="%d"><id/><message><![CDATA[<p>%s</p>]]>&lt;p&gt;Fish &amp;amp; %d.&lt;/p&gt;</message>
                <createdAt>%s</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
                <author><name>Reader %d</name><isAnonymous>false</isAnonymous><username>reader%d</username></author>
                <thread dsq:id="%d"/>%s</post>
                """.formatted(
                        id,
                        words,
                        id,
                        time(id),
                        id / 2,
                        id / 2,
                        article + 1,
                        parent == 0 ? "" : "<parent dsq:id=\"" + parent + "\"/>");
    }

    private static final String WORDPRESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Paper</title><wp:wxr_version>1.2</wp:wxr_version>
            """;

    private String item(int number) {
        return """
                <item><title>Day %d</title><link>https://paper.example/2020/08/%s/</link>
                <content:encoded><![CDATA[<p>%s</p>]]></content:encoded>
                <wp:post_id>%d</wp:post_id><wp:comment_status>open</wp:comment_status><wp:post_name>%s</wp:post_name>
                """.formatted(number, article(number), WORDS, number + 1, article(number));
    }

    private static String wordPress(int id, int parent, String words) {
        return """
                <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author><![CDATA[Reader %d]]></wp:comment_author>
                <wp:comment_author_email>reader%d@mail.example</wp:comment_author_email>
                <wp:comment_date_gmt>%s</wp:comment_date_gmt><wp:comment_content><![CDATA[%s
                <b>Fish</b> &amp; %d.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
                <wp:comment_type>comment</wp:comment_type><wp:comment_parent>%d</wp:comment_parent>
                <wp:comment_user_id>0</wp:comment_user_id></wp:comment>
                """.formatted(id, id / 2, id / 2, time(id).replace('T', ' ').replace("Z", ""), words, id, parent);
    }

    private static String remark42() {
        var reader = "{\"id\":\"github_%d\",\"blocked\":{\"status\":false,\"until\":\"0001-01-01T00:00:00Z\"}}";
        var readers = IntStream.range(0, READERS).mapToObj(reader::formatted).toList();
        return "{\"version\":1,\"users\":[" + String.join(",", readers) + "],\"posts\":[]}\n";
    }

    private String remark42(int id, int article, int parent, String words) {
        return """
                {"id":"%d","pid":"%s","text":"<p>%s</p>","orig":"%s","user":{"name":"Reader %d","id":"github_%d",\
                "picture":"","admin":false},"locator":{"site":"paper","url":"https://paper.example/2020/08/%s.html"},\
                "score":0,"votes":%s,"vote":0,"time":"%s","title":"Day %d"}
                """.formatted(
                        id,
                        parent == 0 ? "" : parent,
                        words.length() > WORDS.length() ? "" : words,
                        words,
                        id / 2,
                        id / 2,
                        article(article),
                        id > 0 && id % 10 == 0 ? "{\"github_" + (id + 2) + "\":true}" : "{}",
                        time(id),
                        article);
    }

    private static final String USERSAY = "{\"type\":\"export\",\"version\":1}\n";

    private String announced(int number) {
        return """
                {"type":"article","id":"%s","title":"Day %d","state":"OPEN"}
                """.formatted(article(number), number);
    }

    private String usersay(int id, int article, int parent, String words) {
        return """
                {"type":"comment","id":"%d","article":"%s","parent":%s,"author":{"id":"reader-%d","name":"Reader %d"},\
                "text":"%s and number %d","state":"PUBLISHED","createdAt":"%s"}
                """.formatted(
                id, article(article), parent == 0 ? "null" : "\"" + parent + "\"", id / 2, id / 2, words, id, time(id));
    }

    private static String time(int id) {
        return Instant.parse("2020-01-01T00:00:00Z").plusSeconds(Math.abs(id)).toString();
    }
}
