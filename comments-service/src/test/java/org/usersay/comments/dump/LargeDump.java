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
        COMMENTS,
        REVISIONS,
        BRACKETS,
        STRINGS,
        SECTION,
        TEXT,
        ELEMENTS,
        NAMES,
        ATTRIBUTE,
        REMARK,
        INSTRUCTION
    }

    /** A head, pieces by their number, and a tail. */
    private record Filling(DumpFormat format, String head, IntFunction<String> piece, String tail) {}

    private static Filling filling(Kind kind) {
        return switch (kind) {
            case COMMENTS -> new Filling(DumpFormat.USERSAY, HEAD, LargeDump::comment, "");
            case REVISIONS ->
                lines("{\"text\":\"" + "x".repeat(100_000) + "\",\"replacedAt\":\"2020-08-31T16:00:00Z\"}");
            case BRACKETS -> lines("{}");
            case STRINGS -> lines("\"" + "x".repeat(LINE - 10) + "\"");
            case SECTION -> posts("<![CDATA[", LargeDump::words, "]]>");
            case TEXT -> posts("", LargeDump::words, "");
            case ELEMENTS -> posts("", number -> "<a>" + "word ".repeat(1_000) + "</a>", "");
            case NAMES -> posts("", number -> "<n" + number + "n".repeat(900) + "/>", "");
            case ATTRIBUTE -> posts("<a b='", LargeDump::words, "'/>");
            case REMARK -> posts("<!--", LargeDump::words, "-->");
            case INSTRUCTION -> new Filling(DumpFormat.WORDPRESS, "<rss><?a ", LargeDump::words, "?></rss>");
        };
    }

    private static Filling posts(String before, IntFunction<String> piece, String after) {
        return new Filling(DumpFormat.DISQUS, POSTS + before, piece, after + LAST);
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
    private static Filling lines(String revision) {
        var revisions = (revision + ",").repeat(LINE / (revision.length() + 1));
        var line = "{\"type\":\"comment\",\"article\":\"a\",\"text\":\"t\",\"revisions\":["
                + revisions.substring(0, revisions.length() - 1) + "]}\n";
        return new Filling(DumpFormat.USERSAY, HEAD, number -> line, "");
    }

    /** The kind, and bytes to make; prints how many comments and how many unusable records came of them, and the fault. */
    public static void main(String[] arguments) throws IOException {
        long comments = 0;
        long unusable = 0;
        var fault = "";
        var filling = filling(Kind.valueOf(arguments[0]));
        try (var dump = filling.format().open(new Made(filling, Long.parseLong(arguments[1])), Long.MAX_VALUE)) {
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
        private final Filling filling;
        private final long bytes;
        private long given;
        private int number;
        private boolean ended;
        private byte[] part;
        private int at;

        Made(Filling filling, long bytes) {
            this.filling = filling;
            this.bytes = bytes;
            this.part = filling.head().getBytes(StandardCharsets.UTF_8);
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
                part = (ended ? filling.tail() : filling.piece().apply(number)).getBytes(StandardCharsets.UTF_8);
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
