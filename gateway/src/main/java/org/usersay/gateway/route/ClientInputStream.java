package org.usersay.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A client's request body; marks its failures as the client's, so that no service is blamed for them. */
final class ClientInputStream extends FilterInputStream {

    ClientInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return super.read(bytes, from, length);
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    /** The client did not send what it announced. */
    static final class Broken extends IOException {

        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super(cause);
        }
    }
}
