package org.usersay.comments.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Reads a dump of as many bytes as it is told, made while it is read; in a process with little memory. */
final class LargeDump {

    private static final String HEAD = "{\"type\":\"export\",\"version\":1}\n";
    private static final String POSTS = "<disqus xmlns:dsq='d'><post dsq:id='1'><thread dsq:id='2'/><message>";
    private static final String LAST = "</message></post><post dsq:id='2'><thread dsq:id='2'/></post></disqus>";
    private static final int LINE = 3_900_000;

    private LargeDump() {}

    /** What the dump is full of. */
    enum Kind {
        COMMENTS(DumpFormat.USERSAY, HEAD, LargeDump::comment, ""),
        REVISIONS(
                DumpFormat.USERSAY,
                HEAD,
                lines("{\"text\":\"" + "x".repeat(100_000) + "\",\"replacedAt\":\"2020-08-31T16:00:00Z\"}"),
                ""),
        BRACKETS(DumpFormat.USERSAY, HEAD, lines("{}"), ""),
        STRINGS(DumpFormat.USERSAY, HEAD, lines("\"" + "x".repeat(LINE - 10) + "\""), ""),
        SECTION(DumpFormat.DISQUS, POSTS + "<![CDATA[", LargeDump::words, "]]>" + LAST),
        TEXT(DumpFormat.DISQUS, POSTS, LargeDump::words, LAST),
        ELEMENTS(DumpFormat.DISQUS, POSTS, number -> "<a>" + "word ".repeat(1_000) + "</a>", LAST),
        ATTRIBUTE(DumpFormat.DISQUS, POSTS + "<a b='", LargeDump::words, "'/>" + LAST),
        REMARK(DumpFormat.DISQUS, POSTS + "<!--", LargeDump::words, "-->" + LAST),
        INSTRUCTION(DumpFormat.WORDPRESS, "<rss><?a ", LargeDump::words, "?></rss>");

        private final DumpFormat format;
        private final String head;
        private final IntFunction<String> piece;
        private final String tail;

        Kind(DumpFormat format, String head, IntFunction<String> piece, String tail) {
            this.format = format;
            this.head = head;
            this.piece = piece;
            this.tail = tail;
        }
    }

    private static String comment(int number) {
        return "{\"type\":\"comment\",\"id\":\"" + number + "\",\"article\":\"a" + number % 1_000
                + "\",\"author\":{\"id\":\"r" + number % 10_000 + "\",\"name\":\"Reader\"},\"text\":\""
                + "word ".repeat(100)
                + "\",\"state\":\"PUBLISHED\",\"createdAt\":\"2020-08-31T16:00:00Z\"}\n";
    }

    private static String words(int number) {
        return "word ".repeat(10_000);
    }

    /** Comments whose earlier texts are as many of these as a line may hold. */
    private static IntFunction<String> lines(String revision) {
        var revisions = (revision + ",").repeat(LINE / (revision.length() + 1));
        var line = "{\"type\":\"comment\",\"article\":\"a\",\"text\":\"t\",\"revisions\":["
                + revisions.substring(0, revisions.length() - 1) + "]}\n";
        return number -> line;
    }

    /** The kind, and bytes to make; prints how many comments and how many unusable records came of them, and the fault. */
    public static void main(String[] arguments) throws IOException {
        long comments = 0;
        long unusable = 0;
        var fault = "";
        var kind = Kind.valueOf(arguments[0]);
        try (var dump = kind.format.open(new Made(kind, Long.parseLong(arguments[1])), Long.MAX_VALUE)) {
            for (var record = dump.next(); record != null; record = dump.next()) {
                comments += record instanceof DumpRecord.DumpedComment ? 1 : 0;
                unusable += record instanceof DumpRecord.Unusable ? 1 : 0;
            }
        } catch (DumpException e) {
            fault = e.getMessage();
        }
        System.out.println(comments + " " + unusable + " " + fault);
    }

    /** Piece after piece until enough bytes were given, then the tail. */
    private static final class Made extends InputStream {
        private final Kind kind;
        private final long bytes;
        private long given;
        private int number;
        private boolean ended;
        private byte[] part;
        private int at;

        Made(Kind kind, long bytes) {
            this.kind = kind;
            this.bytes = bytes;
            this.part = kind.head.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            while (at == part.length) {
                if (ended) {
                    return -1;
                }
                ended = given >= bytes;
                number++;
                part = (ended ? kind.tail : kind.piece.apply(number)).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int copied = Math.min(length, part.length - at);
            System.arraycopy(part, at, buffer, offset, copied);
            at += copied;
            given += copied;
            return copied;
        }
    }
}
