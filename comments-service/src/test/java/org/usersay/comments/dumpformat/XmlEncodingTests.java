package org.usersay.comments.dumpformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersay.comments.dumpformat.DumpReaderTests.only;
import static org.usersay.comments.dumpformat.DumpReaderTests.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;

/** Encodings, namespaces, prefixes and entities of XML dumps as they occur. */
class XmlEncodingTests {

    private static final String DISQUS = """
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
            <thread dsq:id="1"><id>a</id><link>https://paper.example/a</link><title>T</title></thread>
            <post dsq:id="2"><message><![CDATA[<p>déjà vu</p>]]></message><createdAt>2020-08-31T16:00:00Z</createdAt>
            <author><name>Zoé</name></author><thread dsq:id="1"/></post></disqus>
            """;

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, ISO-8859-1, ''",
        "iso-8859-15, ISO-8859-15, ''",
        "Windows-1252, windows-1252, ''",
        "us-ascii, windows-1252, ''",
        "UTF-16, UTF-16LE, \uFEFF",
        "UTF-16, UTF-16BE, \uFEFF",
        "UTF-16, UTF-16LE, ''",
        "utf-16le, UTF-16LE, ''",
        "UTF-16BE, UTF-16BE, ''",
        "UTF-8, UTF-8, \uFEFF",
        "utf8, UTF-8, ''",
        "'', UTF-8, ''",
        "'', UTF-16LE, ''",
        "UTF-16, UTF-8, ''",
        "ISO-8859-1, UTF-8, \uFEFF",
        "windows-1258, windows-1252, ''"
    })
    void lettersAreReadAsDeclared(String declared, String used, String mark) throws IOException {
        var declaration = declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>\n";
        var bytes = (mark + declaration + DISQUS).getBytes(Charset.forName(used));
        var comment = only(read(DumpFormat.DISQUS, new ByteArrayInputStream(bytes)), DumpedComment.class)
                .getFirst();
        assertThat(comment.author().name()).isEqualTo("Zoé");
        assertThat(comment.text()).contains("déjà vu");
    }

    @Test
    void anUnknownEncodingIsRefused() {
        var text = "<?xml version=\"1.0\" encoding=\"klingon\"?>" + DISQUS;
        assertThatThrownBy(() -> read(DumpFormat.DISQUS, DumpReaderTests.text(text)))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("klingon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns:wp=\"http://wordpress.org/export/1.2/\"",
                "xmlns:wp=\"https://wordpress.org/export/1.2/\"",
                "xmlns:wp=\"http://wordpress.org/export/1.0/\"",
                "xmlns:wp=\"HTTPS://www.WordPress.org/export/2.0\"",
                ""
            })
    void everyNamespaceOfWordPressIsRead(String namespace) throws IOException {
        var records = read(DumpFormat.WORDPRESS, DumpReaderTests.text(wordPress(namespace, "publish")));
        assertThat(only(records, DumpedComment.class)).singleElement().satisfies(comment -> {
            assertThat(comment.author().name()).isEqualTo("Tom & Jerry");
            assertThat(comment.text()).isEqualTo("Fish\u00A0chips &unknown;");
        });
        assertThat(only(records, DumpedThread.class))
                .singleElement()
                .extracting(DumpedThread::title)
                .isEqualTo("It’s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "xmlns:media='http://search.yahoo.com/mrss/' xmlns:wp='http://wordpress.org/export/1.2/'"})
    void namesOfOtherNamespacesAreNotTheItemsOwn(String namespaces) throws IOException {
        var foreign = "<media:title>M</media:title><media:link>https://media.example/m</media:link>"
                + "<media:post_id>9</media:post_id><media:status>trash</media:status>";
        var dump = wordPress(namespaces, "publish")
                .replace("<item>", "<media:item><title>M</title></media:item><item>" + foreign)
                .replace("<wp:comment_id>", "<media:comment_author>M</media:comment_author><wp:comment_id>")
                .replace("<wp:post_id>", "<dsq:thread_identifier>own-5</dsq:thread_identifier><wp:post_id>");
        var records = read(DumpFormat.WORDPRESS, DumpReaderTests.text(dump));
        assertThat(only(records, DumpedThread.class)).singleElement().satisfies(thread -> {
            assertThat(thread.ref()).isEqualTo("5");
            assertThat(thread.article()).isEqualTo("own-5");
            assertThat(thread.title()).isEqualTo("It’s");
            assertThat(thread.url()).isEqualTo("https://paper.example/a");
        });
        assertThat(only(records, DumpedComment.class))
                .singleElement()
                .extracting(comment -> comment.author().name())
                .isEqualTo("Tom & Jerry");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fish & chips&nbsp;caf&eacute;      | Fish & chips\u00A0café
            A&B &;&#x26;&#38; &amp; &#8; &&lt; | A&B &;&& & \b &<
            <![CDATA[Q&A &amp; AT&T]]>         | Q&A & AT&T
            R&D&                               | R&D&
            """)
    void ampersandsAndEntitiesOfHtmlAreTheirCharacters(String written, String title) throws IOException {
        for (var pad : List.of("", "x".repeat(8_150), "x".repeat(8_190))) {
            var dump = "\n \r\n\uFEFF"
                    + wordPress("", "publish")
                            .replace("It&amp;#8217;s", "<!-- " + pad + " -->" + written)
                            .replace("/a</link>", "/a?x=1&y=2&amp;z=3</link>");
            var records = read(DumpFormat.WORDPRESS, DumpReaderTests.text(dump));
            assertThat(only(records, DumpedComment.class)).hasSize(1);
            assertThat(only(records, DumpedThread.class)).singleElement().satisfies(thread -> {
                assertThat(thread.title()).isEqualTo(title);
                assertThat(thread.url()).isEqualTo("https://paper.example/a?x=1&y=2&z=3");
            });
        }
    }

    @Test
    void namesOfOtherNamespacesAreNotDisqusOwn() throws IOException {
        var dump = DISQUS.replace(
                        "<id>a</id>", "<media:id>m</media:id><media:link>https://m.example/</media:link><id>a</id>")
                .replace("<message>", "<media:message>M</media:message><message>")
                .replace("</post>", "<thread dsq:id=\"7\"/></post>");
        var records = read(DumpFormat.DISQUS, DumpReaderTests.text(dump));
        assertThat(only(records, DumpedThread.class)).singleElement().satisfies(thread -> {
            assertThat(thread.article()).isEqualTo("a");
            assertThat(thread.url()).isEqualTo("https://paper.example/a");
        });
        assertThat(only(records, DumpedComment.class)).singleElement().satisfies(post -> {
            assertThat(post.text()).isEqualTo("<p>déjà vu</p>");
            assertThat(post.thread()).isEqualTo("1");
        });
    }

    @Test
    void commentsOnWhatWasThrownAwayAreLeftOutAndOnDraftsWait() throws IOException {
        assertThat(read(DumpFormat.WORDPRESS, DumpReaderTests.text(wordPress("", "trash"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        record -> assertThat(record.reason()).isEqualTo(SkipReason.DELETED_THREAD));
        assertThat(only(
                        read(DumpFormat.WORDPRESS, DumpReaderTests.text(wordPress("", "private"))),
                        DumpedComment.class))
                .singleElement()
                .extracting(DumpedComment::state)
                .isEqualTo(DumpRecord.DumpedState.HELD);
    }

    @Test
    void threadsThatDisqusDeletedAreLeftOutWithTheirPosts() throws IOException {
        var records = read(
                DumpFormat.DISQUS,
                DumpReaderTests.text(DISQUS.replace("</title>", "</title><isDeleted>true</isDeleted>")));
        assertThat(only(records, InvalidRecord.class))
                .extracting(InvalidRecord::reason)
                .containsExactly(SkipReason.DELETED_THREAD, SkipReason.DELETED_THREAD);
        assertThat(records).hasSize(2);
    }

    private static String wordPress(String namespace, String status) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" %s><channel><atom:link rel="search" href="x"/>
                <item><title>It&amp;#8217;s</title><link>https://paper.example/a</link><atom:link rel="self"/>
                <wp:post_id>5</wp:post_id><wp:status>%s</wp:status>
                <wp:comment><wp:comment_id>1</wp:comment_id>
                <wp:comment_author><![CDATA[Tom &amp; Jerry]]></wp:comment_author>
                <wp:comment_date_gmt>2021-03-04 14:00:00</wp:comment_date_gmt>
                <wp:comment_content>Fish&nbsp;chips &unknown;</wp:comment_content>
                <wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>
                """.formatted(namespace, status);
    }
}
