package org.usersay.comments.dumpformat;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a dump as large as it is told, made while it is read; in a process with little memory. */
final class LargeDump {

    private static final String HEAD = "{\"type\":\"export\",\"version\":1}\n";
    private static final String POSTS = "<disqus xmlns:dsq='d'><post dsq:id='1'><thread dsq:id='2'/><message>";
    private static final String LAST = "</message></post><post dsq:id='2'><thread dsq:id='2'/></post></disqus>";
    private static final int LINE = 3_900_000;

    private LargeDump() {}

    /** What the dump is full of. */
    enum Kind {
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
    private record Filling(DumpFormat format, String head, IntFunction<String> piece, String tail) {

        /** As many pieces as have these bytes. */
        Stream<String> parts(long bytes) {
            int pieces = (int) (bytes / piece.apply(1).length()) + 1;
            return Stream.concat(
                    Stream.concat(
                            Stream.of(head), IntStream.rangeClosed(1, pieces).mapToObj(piece)),
                    Stream.of(tail));
        }
    }

    private static Filling filling(Kind kind) {
        return switch (kind) {
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

    /** What the dump is, and how much of it; prints what came of it, and the fault. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "many" ->
                wellFormed(new ManyComments(
                        DumpFormat.valueOf(arguments[1]),
                        "many",
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        0));
            default -> {
                var filling = filling(Kind.valueOf(arguments[0]));
                read(filling.format(), new MadeDump(filling.parts(Long.parseLong(arguments[1]))));
            }
        }
    }

    /** Packed where its system packs it. */
    private static void wellFormed(ManyComments many) throws IOException {
        var dump = new MadeDump(many.parts());
        read(many.format(), many.format() == DumpFormat.REMARK42 ? dump.packed() : dump);
        System.out.println(dump.given());
    }

    /** Prints how many comments and how many invalid records came of it, and the fault. */
    private static void read(DumpFormat format, InputStream bytes) throws IOException {
        long comments = 0;
        long invalid = 0;
        var fault = "";
        try (var dump = format.open(bytes, Long.MAX_VALUE)) {
            for (var record = dump.next(); record != null; record = dump.next()) {
                comments += record instanceof DumpRecord.DumpedComment ? 1 : 0;
                invalid += record instanceof DumpRecord.InvalidRecord ? 1 : 0;
            }
        } catch (DumpException e) {
            fault = e.getMessage();
        }
        System.out.println(comments + " " + invalid + " " + fault);
    }
}
