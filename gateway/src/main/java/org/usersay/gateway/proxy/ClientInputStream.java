package org.usersay.gateway.proxy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;

/** Request body of a client, whose failures (malformed chunks too) are not counted as the service's. */
final class ClientInputStream extends FilterInputStream {

    ClientInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | HttpException.RuntimeException e) {
            throw new ClientBodyException(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return super.read(bytes, from, length);
        } catch (IOException | HttpException.RuntimeException e) {
            throw new ClientBodyException(e);
        }
    }
}
