package org.usersay.comments.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads an export of as many bytes as it is told, made while it is read; in a process with little memory. */
final class LargeDump {

    private LargeDump() {}

    /** Bytes to make; prints how many comments came of them. */
    public static void main(String[] arguments) throws IOException {
        long comments = 0;
        try (var dump = DumpFormat.USERSAY.open(new Lines(Long.parseLong(arguments[0])), Long.MAX_VALUE)) {
            for (var record = dump.next(); record != null; record = dump.next()) {
                comments += record instanceof DumpRecord.DumpedComment ? 1 : 0;
            }
        }
        System.out.println(comments);
    }

    /** Numbered comments, one a line, until enough bytes were given. */
    private static final class Lines extends InputStream {
        private final long bytes;
        private long given;
        private int number;
        private byte[] line = "{\"type\":\"export\",\"version\":1}\n".getBytes(StandardCharsets.UTF_8);
        private int at;

        Lines(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (at == line.length) {
                if (given >= bytes) {
                    return -1;
                }
                number++;
                line = ("{\"type\":\"comment\",\"id\":\"" + number + "\",\"article\":\"a" + number % 1_000
                                + "\",\"author\":{\"id\":\"r" + number % 10_000 + "\",\"name\":\"Reader\"},\"text\":\""
                                + "word ".repeat(100)
                                + "\",\"state\":\"PUBLISHED\",\"createdAt\":\"2020-08-31T16:00:00Z\"}\n")
                        .getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int part = Math.min(length, line.length - at);
            System.arraycopy(line, at, buffer, offset, part);
            at += part;
            given += part;
            return part;
        }
    }
}
