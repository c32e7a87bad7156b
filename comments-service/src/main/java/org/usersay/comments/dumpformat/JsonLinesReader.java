package org.usersay.comments.dumpformat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;
import org.usersay.comments.markup.Markdown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dump with one JSON object a line. A line that is none is reported and passed over. */
abstract sealed class JsonLinesReader implements DumpReader permits Remark42Dump, UsersayDump {

    /** Of one string; a comment has fewer by far. */
    static final int LONGEST = 1 << 20;

    /** Enough for fifty thousand votes, while a line full of brackets does not become a hundred times as large. */
    private static final int TOKENS = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(LONGEST)
                            .maxTokenCount(TOKENS)
                            .build())
                    .build())
            .build();

    private final BoundedLineReader boundedLineReader;
    private final Deque<DumpRecord> ready = new ArrayDeque<>();

    JsonLinesReader(BoundedLineReader boundedLineReader) {
        this.boundedLineReader = boundedLineReader;
    }

    /** Hands what {@code line} tells to {@link #tell}. */
    abstract void read(long number, JsonNode line);

    /** Whether the line may be too long for us without being missed. */
    boolean isHeader(long number) {
        return false;
    }

    final void tell(DumpRecord dumped) {
        ready.add(dumped);
    }

    final void skip(long number, SkipReason reason, String what) {
        tell(new InvalidRecord(number, reason, what));
    }

    @Override
    public final @Nullable DumpRecord next() throws IOException {
        while (ready.isEmpty()) {
            var line = boundedLineReader.next();
            if (line == null) {
                return null;
            }
            take(boundedLineReader.number(), line);
        }
        return ready.pollFirst();
    }

    private void take(long number, byte[] line) {
        if (boundedLineReader.overlong()) {
            skipLong(number, "a line");
            return;
        }
        if (isBlank(line)) {
            return;
        }
        try {
            var node = JSON.readTree(line);
            if (node.isObject()) {
                read(number, node);
            } else {
                skip(number, SkipReason.MALFORMED, "no JSON object");
            }
        } catch (StreamConstraintsException e) {
            skipLong(number, "a line with too much in it");
        } catch (JacksonException e) {
            skip(number, SkipReason.MALFORMED, "no JSON object");
        }
    }

    private void skipLong(long number, String what) {
        if (!isHeader(number)) {
            skip(number, SkipReason.TOO_LONG, what);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The text at a JSON pointer, null where there is none or only white space. */
    static @Nullable String text(JsonNode node, String pointer) {
        var value = node.at(pointer);
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        var text = value.asString().strip();
        return text.isEmpty() ? null : text;
    }

    /** The Markdown at a JSON pointer, in which indentation counts; empty where there is none. */
    static String markdown(JsonNode node, String pointer) {
        var value = node.at(pointer);
        return value.isString() || value.isNumber() ? Markdown.stripped(value.asString()) : "";
    }

    static boolean is(JsonNode node, String pointer) {
        var value = node.at(pointer);
        return value.isBoolean() && value.booleanValue();
    }

    @Override
    public final void close() throws IOException {
        boundedLineReader.close();
    }
}
