package org.usersay.gateway.proxy;

import java.io.IOException;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpClientConnection;

/**
 * Connection to a service that may answer, and close, before it has read the body of a request: a response that is there
 * ends the body, also where the write of the body fails, and is received. The connection is not used again then.
 *
 * <p>The library's own strategy waits a millisecond for a response before each part of a body, which bounds uploads to 4
 * megabytes a second where 50 are possible, and does not see one that came while a write was blocked.
 */
final class ServiceConnection extends DefaultManagedHttpClientConnection {

    private boolean bodyEnded;

    ServiceConnection(String id, Http1Config config) {
        super(
                id,
                null,
                null,
                config,
                null,
                null,
                (request, connection, body, sent, next) -> isResponseThere(connection),
                null,
                new DefaultHttpResponseParserFactory(config));
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        try {
            super.sendRequestEntity(request);
        } catch (ClientBodyException client) {
            throw client;
        } catch (IOException fault) {
            endBody(fault);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            super.flush();
        } catch (IOException fault) {
            endBody(fault);
        }
    }

    @Override
    public boolean isConsistent() {
        return !bodyEnded && super.isConsistent();
    }

    private void endBody(IOException fault) throws IOException {
        if (!isResponseThere(this)) {
            throw fault;
        }
        bodyEnded = true;
    }

    private static boolean isResponseThere(HttpClientConnection connection) throws IOException {
        return connection instanceof ManagedHttpClientConnection managed
                && managed.getSocket().getInputStream().available() > 0;
    }
}
