package org.usersay.comments.dumpformat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A dump whose parts are made while it is read. */
public final class MadeDump extends InputStream {

    private static final byte[] GZIP = HexFormat.of().parseHex("1f8b08000000000000ff");

    private final Iterator<String> parts;
    private byte[] part = {};
    private int at;
    private long given;

    public MadeDump(Stream<String> parts) {
        this.parts = parts.iterator();
    }

    /** Bytes that were read of it. */
    public long given() {
        return given;
    }

    /** The same as one member of gzip, packed while it is read. */
    public InputStream packed() {
        var plain = new CheckedInputStream(this, new CRC32());
        var deflated = new DeflaterInputStream(plain, new Deflater(Deflater.BEST_SPEED, true));
        return new SequenceInputStream(
                new ByteArrayInputStream(GZIP), new SequenceInputStream(deflated, new Trailer(plain)));
    }

    /** What stands at the end of a member, known when everything before it was read. */
    private final class Trailer extends InputStream {
        private final CheckedInputStream plain;
        private @Nullable InputStream bytes;

        Trailer(CheckedInputStream plain) {
            this.plain = plain;
        }

        private InputStream bytes() {
            if (bytes == null) {
                bytes = new ByteArrayInputStream(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) plain.getChecksum().getValue())
                        .putInt((int) given)
                        .array());
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes().read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return bytes().read(buffer, offset, length);
        }
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        while (at == part.length) {
            if (!parts.hasNext()) {
                return -1;
            }
            part = parts.next().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int copied = Math.min(length, part.length - at);
        System.arraycopy(part, at, buffer, offset, copied);
        at += copied;
        given += copied;
        return copied;
    }
}
