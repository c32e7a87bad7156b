package org.usersay.comments.dumpformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;

/** Dumps made to hurt. */
class HostileDumpTests {

    private static final String BILLION_LAUGHS = """
            <?xml version="1.0"?>
            <!DOCTYPE disqus [
              <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            ]>
            <disqus><thread><title>&d;</title></thread></disqus>""";

    private static final String EXTERNAL = """
            <?xml version="1.0"?>
            <!DOCTYPE rss [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>
            <rss><channel><item><title>&x;</title></item></channel></rss>""";

    @Test
    void documentTypesAreRefused() {
        for (var format : new DumpFormat[] {DumpFormat.DISQUS, DumpFormat.WORDPRESS}) {
            for (var xml : new String[] {BILLION_LAUGHS, EXTERNAL}) {
                assertThatThrownBy(() -> DumpReaderTests.read(format, DumpReaderTests.text(xml)))
                        .isInstanceOf(DumpException.class)
                        .hasMessageContaining("document type");
            }
        }
    }

    @Test
    void fileThatIsNoDumpIsReported() {
        assertThatThrownBy(() -> DumpReaderTests.read(DumpFormat.DISQUS, DumpReaderTests.text("<rss/>")))
                .isInstanceOf(DumpException.class);
        assertThatThrownBy(() -> DumpReaderTests.read(DumpFormat.DISQUS, DumpReaderTests.text("")))
                .isInstanceOf(DumpException.class);
        assertThatThrownBy(() -> DumpReaderTests.read(DumpFormat.WORDPRESS, DumpReaderTests.text("<disqus/>")))
                .isInstanceOf(DumpException.class);
        assertThatThrownBy(() -> DumpReaderTests.read(
                        DumpFormat.DISQUS, DumpReaderTests.text("<disqus><post id='1'><message>cut off in the mid")))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("Line 1");
    }

    @ParameterizedTest
    @EnumSource(DumpFormat.class)
    void archivesAndDumpsCompressedTwiceAreReported(DumpFormat format) throws IOException {
        for (var first : List.of("504b0304", "425a68", "fd377a585a", "377abcaf", "28b52ffd", "52617221", "1f8b")) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(HexFormat.of().parseHex(first + "00000000"));
            }
            assertThatThrownBy(() -> format.open(new ByteArrayInputStream(packed.toByteArray()), 1_000))
                    .as(first)
                    .isInstanceOf(DumpException.class)
                    .hasMessageContaining("archive");
        }
    }

    @Test
    void deepXmlIsRefusedBeforeItCostsStack() {
        var deep = "<disqus><thread>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</thread></disqus>";
        assertThatThrownBy(() -> DumpReaderTests.read(DumpFormat.DISQUS, DumpReaderTests.text(deep)))
                .isInstanceOf(DumpException.class);
    }

    @Test
    void overlongFieldsAndLinesAreSkippedNotKept() throws IOException {
        var post = "<disqus><post id='1'><thread id='2'/><message>" + "x".repeat(XmlElementFields.LONGEST + 1)
                + "</message></post><post id='2'><thread id='2'/><message>short</message></post></disqus>";
        var posts = DumpReaderTests.read(DumpFormat.DISQUS, DumpReaderTests.text(post));
        assertThat(posts.getFirst())
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        skipped -> assertThat(skipped.reason()).isEqualTo(SkipReason.TOO_LONG));
        assertThat(posts.get(1)).isInstanceOf(DumpedComment.class);
        var line =
                "{\"type\":\"end\"}\n{\"type\":\"" + "x".repeat(BoundedLineReader.LONGEST) + "\"}\n{\"type\":\"end\"}";
        assertThat(DumpReaderTests.read(DumpFormat.USERSAY, DumpReaderTests.text(line)))
                .singleElement()
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        skipped -> assertThat(skipped.reason()).isEqualTo(SkipReason.TOO_LONG));
    }

    @Test
    void deepJsonAndOperatorsAreLinesThatDoNotCount() throws IOException {
        var lines = "[".repeat(50_000) + "\n" + "{\"a\":".repeat(50_000) + "\n{\"$where\":\"1\"}\n\u0000\n";
        assertThat(DumpReaderTests.read(DumpFormat.USERSAY, DumpReaderTests.text(lines)))
                .hasSize(4)
                .allMatch(InvalidRecord.class::isInstance);
    }

    @Test
    void packedBombEndsAtItsLimit() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[8 * 1024 * 1024]);
        }
        var bytes = new ByteArrayInputStream(packed.toByteArray());
        assertThatThrownBy(() -> DumpFormat.USERSAY.open(bytes, 1024 * 1024).next())
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("unpacks");
    }

    @Test
    void controlCharactersThatXmlForbidsAreReplaced() throws IOException {
        var xml = "\uFEFF<disqus><post id='1'><thread id='2'/><message>a\u0008b</message></post></disqus>";
        assertThat(DumpReaderTests.read(DumpFormat.DISQUS, DumpReaderTests.text(xml)))
                .singleElement()
                .isInstanceOfSatisfying(
                        DumpedComment.class, post -> assertThat(post.text()).isEqualTo("a\uFFFDb"));
    }
}
