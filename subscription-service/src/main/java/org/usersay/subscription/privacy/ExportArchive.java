package org.usersay.subscription.privacy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON object with all data of one reader, written to disk before its first byte is sent: it is sent whole or not at
 * all, and uses no memory. The file is deleted when it is closed or the process crashes.
 */
final class ExportArchive implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final JsonMapper json;
    private final FileChannel file;
    private final OutputStream out;
    private char before = '{';

    private ExportArchive(JsonMapper json, FileChannel file) {
        this.json = json;
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
    }

    static ExportArchive begin(JsonMapper json) throws IOException {
        var path = Files.createTempFile("usersay-archive-", ".json");
        return new ExportArchive(
                json,
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    void put(String name, Object value) throws IOException {
        begin(name);
        out.write(json.writeValueAsBytes(value));
    }

    /** Copies an array; fails where it is truncated. */
    void copy(String name, InputStream array) throws IOException {
        begin(name);
        var buffer = new byte[BUFFER];
        byte last = 0;
        for (int read = array.read(buffer); read >= 0; read = array.read(buffer)) {
            out.write(buffer, 0, read);
            last = read > 0 ? buffer[read - 1] : last;
        }
        if (last != ']') {
            throw new IOException("the " + name + " were cut short");
        }
    }

    private void begin(String name) throws IOException {
        out.write(before);
        out.write(json.writeValueAsBytes(name));
        out.write(':');
        before = ',';
    }

    /** Completes the object; its size in bytes. */
    long end() throws IOException {
        out.write('}');
        out.flush();
        return file.size();
    }

    void writeTo(OutputStream to) throws IOException {
        Channels.newInputStream(file.position(0)).transferTo(to);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
