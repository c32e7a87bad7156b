package org.usersay.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Finds the end of one HTTP/1.1 answer and its status; of the body it only counts the bytes. */
final class AnswerReader {

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILER,
        DONE
    }

    private final StringBuilder line = new StringBuilder(128);
    private Part part = Part.HEAD;
    private int status;
    private long left;
    private boolean chunked;
    private boolean closes;

    int status() {
        return status;
    }

    boolean closes() {
        return closes;
    }

    void reset() {
        part = Part.HEAD;
        status = 0;
        left = 0;
        chunked = false;
        closes = false;
        line.setLength(0);
    }

    /** Takes what has arrived; true when the answer is complete. */
    boolean take(ByteBuffer bytes) {
        while (bytes.hasRemaining() && part != Part.DONE) {
            switch (part) {
                case HEAD, CHUNK_SIZE, TRAILER -> takeLine(bytes);
                case BODY, CHUNK -> skip(bytes);
                case DONE -> {}
            }
        }
        return part == Part.DONE;
    }

    private void takeLine(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one == '\n') {
                String text = line.toString();
                line.setLength(0);
                ended(text);
                return;
            }
            if (one != '\r') {
                line.append((char) (one & 0xff));
            }
        }
    }

    private void ended(String text) {
        switch (part) {
            case HEAD -> header(text);
            case CHUNK_SIZE -> {
                left = Long.parseLong(text.split(";", 2)[0].trim(), 16);
                part = left == 0 ? Part.TRAILER : Part.CHUNK;
                // The line end behind the chunk is skipped with it.
                left += 2;
            }
            case TRAILER -> part = text.isEmpty() ? Part.DONE : Part.TRAILER;
            case BODY, CHUNK, DONE -> throw new IllegalStateException("No line here");
        }
    }

    private void header(String text) {
        if (status == 0) {
            status = Integer.parseInt(text.substring(9, 12));
        } else if (text.isEmpty()) {
            boolean bare = status == 204 || status == 304;
            part = bare ? Part.DONE : chunked ? Part.CHUNK_SIZE : left > 0 ? Part.BODY : Part.DONE;
        } else {
            field(text.toLowerCase(Locale.ROOT));
        }
    }

    private void field(String text) {
        if (text.startsWith("content-length:")) {
            left = Long.parseLong(text.substring(15).trim());
        } else if (text.startsWith("transfer-encoding:")) {
            chunked = text.contains("chunked");
        } else if (text.startsWith("connection:")) {
            closes = text.contains("close");
        }
    }

    private void skip(ByteBuffer bytes) {
        int here = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + here);
        left -= here;
        if (left == 0) {
            part = part == Part.CHUNK ? Part.CHUNK_SIZE : Part.DONE;
        }
    }
}
