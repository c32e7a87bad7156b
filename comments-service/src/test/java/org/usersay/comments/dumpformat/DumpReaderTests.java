package org.usersay.comments.dumpformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThreadState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVote;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;
import org.usersay.comments.markup.TextFormat;

/** What each format's fixture tells. */
class DumpReaderTests {

    @Test
    void disqusTellsThreadsThenPosts() throws IOException {
        var records = read(DumpFormat.DISQUS, "disqus.xml");
        var threads = only(records, DumpedThread.class);
        assertThat(threads).extracting(DumpedThread::article).containsExactly("harbour-bridge", null);
        assertThat(threads.getFirst().state()).isEqualTo(DumpedThreadState.CLOSED);
        var posts = only(records, DumpedComment.class);
        assertThat(posts)
                .extracting(DumpedComment::id)
                .containsExactly(
                        "299986073",
                        "299986072",
                        "299986074",
                        null,
                        "299986075",
                        "299986076",
                        "299986077",
                        "299986078",
                        "299986079");
        assertThat(posts.getFirst().parent()).isEqualTo("299986072");
        assertThat(posts.getFirst().createdAt()).isEqualTo(Instant.parse("2020-08-31T16:00:00Z"));
        assertThat(posts.getFirst().author().id()).isEqualTo("user:binh");
        assertThat(posts.get(2).author().name()).isNull();
        assertThat(posts.get(3).notes()).contains("no id: known by what it says");
        assertThat(posts.get(4).createdAt()).isNull();
        assertThat(posts.get(5).state()).isEqualTo(DumpedState.SPAM);
        assertThat(posts.get(6).state()).isEqualTo(DumpedState.DELETED);
        assertThat(only(records, InvalidRecord.class))
                .extracting(InvalidRecord::reason)
                .containsExactly(SkipReason.MALFORMED, SkipReason.UNKNOWN_THREAD);
    }

    @Test
    void disqusMessagesStayHtml() throws IOException {
        var posts = only(read(DumpFormat.DISQUS, "disqus.xml"), DumpedComment.class);
        assertThat(posts.getFirst().text()).isEqualTo("<p>I answer before the question is <b>known</b>.</p>");
        assertThat(posts.get(1).text()).startsWith("<p>Who <i>paid</i> for it?");
        assertThat(posts).extracting(DumpedComment::format).containsOnly(TextFormat.HTML);
    }

    @Test
    void wordPressTellsAnItemBeforeItsComments() throws IOException {
        var records = read(DumpFormat.WORDPRESS, "wordpress.xml");
        assertThat(records).hasSize(5);
        assertThat(records.getFirst()).isInstanceOfSatisfying(DumpedThread.class, thread -> {
            assertThat(thread.article()).isNull();
            assertThat(thread.title()).isEqualTo("Trains <em>again</em> late");
            assertThat(thread.publishedAt()).isEqualTo(Instant.parse("2021-03-04T05:06:07Z"));
        });
        var comments = only(records, DumpedComment.class);
        assertThat(comments).extracting(DumpedComment::id).containsExactly("66", "65", null);
        assertThat(comments.get(1).text())
                .startsWith("<p>First line<br>second line</p><p>")
                .endsWith("3 * 4 * 5</p>");
        assertThat(comments.get(1).parent()).isNull();
        assertThat(comments.getFirst().parent()).isEqualTo("65");
        assertThat(comments.getFirst().state()).isEqualTo(DumpedState.HELD);
        assertThat(comments.getFirst().createdAt()).isEqualTo(Instant.parse("2021-03-04T14:00:00Z"));
        assertThat(comments.getFirst().author().id()).isEqualTo("user:7");
        assertThat(comments.get(2).createdAt()).isNull();
        assertThat(only(records, InvalidRecord.class))
                .extracting(InvalidRecord::reason)
                .containsExactly(SkipReason.NOT_A_COMMENT);
    }

    @Test
    void remark42TellsPagesAndVotesWithTheirComments() throws IOException {
        var records = read(DumpFormat.REMARK42, "remark42.jsonl");
        assertThat(only(records, DumpedThread.class))
                .extracting(DumpedThread::url)
                .containsExactly("https://paper.example/articles/opera.html", "https://paper.example/");
        var comments = only(records, DumpedComment.class);
        assertThat(comments.getFirst().text()).isEqualTo("<p>reply <em>first</em></p>");
        assertThat(comments.getFirst().createdAt()).isEqualTo(Instant.parse("2022-01-02T03:05:00.123456789Z"));
        assertThat(comments.get(1).text()).startsWith("sang **well**");
        assertThat(comments.get(1).pinned()).isTrue();
        assertThat(comments.get(1).editedAt()).isEqualTo(Instant.parse("2022-01-02T10:02:00Z"));
        assertThat(comments.get(2).state()).isEqualTo(DumpedState.DELETED);
        assertThat(comments.get(3).id()).isNull();
        assertThat(comments.get(3).createdAt()).isNull();
        assertThat(comments.get(4).id()).isNull();
        assertThat(only(records, DumpedVotes.class))
                .singleElement()
                .satisfies(votes -> assertThat(votes.votes())
                        .extracting(DumpedVote::voter, DumpedVote::value)
                        .containsExactlyInAnyOrder(
                                tuple("user:google_2", 1), tuple("user:github_3", 1), tuple("user:github_4", -1)));
        assertThat(only(records, InvalidRecord.class))
                .extracting(InvalidRecord::reason, InvalidRecord::line)
                .containsExactly(
                        tuple(SkipReason.MALFORMED, 5L),
                        tuple(SkipReason.MALFORMED, 6L),
                        tuple(SkipReason.UNKNOWN_THREAD, 7L));
    }

    @Test
    void ownExportTellsEverythingButHtml() throws IOException {
        var records = read(DumpFormat.USERSAY, "usersay.ndjson");
        var comments = only(records, DumpedComment.class);
        assertThat(comments.getFirst().author().badges()).containsExactly("STAFF");
        assertThat(comments.get(1).history().revisions()).hasSize(1);
        assertThat(comments.get(1).pinned()).isTrue();
        assertThat(comments.get(2).state()).isEqualTo(DumpedState.HELD);
        assertThat(comments.get(2).createdAt()).isNull();
        assertThat(comments.get(3).id()).isNull();
        assertThat(comments.get(3).notes()).contains("no id: known by what it says");
        assertThat(comments.get(4).author().id()).isNull();
        assertThat(comments.get(4).author().name()).isNull();
        assertThat(comments).hasSize(5);
        assertThat(only(records, DumpedVotes.class))
                .singleElement()
                .satisfies(votes -> assertThat(votes.votes())
                        .containsExactly(new DumpedVote("019b9000-0000-7000-8000-000000000001", "reader-2", 1)));
        assertThat(only(records, InvalidRecord.class))
                .extracting(InvalidRecord::reason)
                .containsExactly(SkipReason.UNKNOWN_KIND);
    }

    @Test
    void indentedFirstLineOfMarkdownStaysCode() throws IOException {
        var orig = "\\n \\t\\n    int a;\\n    int b;\\n \\n";
        var remark42 = "{\"id\":\"1\",\"orig\":\"" + orig + "\",\"locator\":{\"url\":\"https://paper.example/a\"}}";
        var own = "{\"type\":\"comment\",\"id\":\"1\",\"article\":\"a\",\"text\":\"" + orig
                + "\",\"revisions\":[{\"text\":\"" + orig + "\",\"replacedAt\":\"2022-01-02T03:04:05Z\"}]}";
        for (var dump : List.of(read(DumpFormat.REMARK42, text(remark42)), read(DumpFormat.USERSAY, text(own)))) {
            assertThat(only(dump, DumpedComment.class)).singleElement().satisfies(comment -> {
                assertThat(comment.text()).isEqualTo("    int a;\n    int b;");
                assertThat(comment.history().revisions())
                        .allSatisfy(earlier -> assertThat(earlier.text()).isEqualTo(comment.text()));
            });
        }
    }

    @Test
    void statesAreReadInAnyCaseAndUnknownOnesAreReported() throws IOException {
        var comment = "{\"type\":\"comment\",\"id\":\"1\",\"article\":\"a\",\"text\":\"t\",\"state\":\"%s\"}\n";
        var article = "{\"type\":\"article\",\"id\":\"a\",\"state\":\"%s\"}\n";
        var dump = article.formatted("closed")
                + article.formatted("shut")
                + comment.formatted("published")
                + comment.formatted("Spam")
                + comment.formatted("approved");
        var records = read(DumpFormat.USERSAY, text(dump));
        assertThat(only(records, DumpedThread.class))
                .extracting(DumpedThread::state)
                .containsExactly(DumpedThreadState.CLOSED, DumpedThreadState.OPEN);
        assertThat(only(records, InvalidRecord.class)).singleElement().satisfies(reported -> {
            assertThat(reported.line()).isEqualTo(2);
            assertThat(reported.what()).contains("state");
        });
        assertThat(only(records, DumpedComment.class))
                .extracting(DumpedComment::state, DumpedComment::notes)
                .containsExactly(
                        tuple(DumpedState.PUBLISHED, List.of()),
                        tuple(DumpedState.SPAM, List.of()),
                        tuple(DumpedState.HELD, List.of("no known state: it waits for a moderator")));
    }

    @Test
    void gzippedReadsLikePlain() throws IOException {
        for (var format : DumpFormat.values()) {
            var name = switch (format) {
                case DISQUS -> "disqus.xml";
                case WORDPRESS -> "wordpress.xml";
                case REMARK42 -> "remark42.jsonl";
                case USERSAY -> "usersay.ndjson";
                case MAPPING -> "mapping.csv";
            };
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed);
                    var plain = fixture(name)) {
                plain.transferTo(gzip);
            }
            assertThat(read(format, new ByteArrayInputStream(packed.toByteArray())))
                    .isEqualTo(read(format, name));
        }
    }

    static List<DumpRecord> read(DumpFormat format, String name) throws IOException {
        try (var bytes = fixture(name)) {
            return read(format, bytes);
        }
    }

    static List<DumpRecord> read(DumpFormat format, InputStream bytes) throws IOException {
        var records = new ArrayList<DumpRecord>();
        try (var dump = format.open(bytes, 1L << 30)) {
            for (var found = dump.next(); found != null; found = dump.next()) {
                records.add(found);
            }
        }
        return records;
    }

    static <T extends DumpRecord> List<T> only(List<DumpRecord> records, Class<T> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream fixture(String name) throws IOException {
        return new ClassPathResource("dumps/" + name).getInputStream();
    }
}
