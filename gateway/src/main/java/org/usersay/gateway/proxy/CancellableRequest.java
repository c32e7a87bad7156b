package org.usersay.gateway.proxy;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Request to a service that can be cancelled. Closing the response would first read a stream to its end, which never comes;
 * cancelling the request closes its connection at once.
 */
final class CancellableRequest extends BasicClassicHttpRequest implements CancellableDependency {

    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<@Nullable Cancellable> connection = new AtomicReference<>();

    CancellableRequest(String method, HttpHost host, String path) {
        super(method, host, path);
    }

    @Override
    public void setDependency(Cancellable cancellable) {
        connection.set(cancellable);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    /** Has no effect once the response has been read whole. */
    @Override
    public boolean cancel() {
        var held = connection.getAndSet(null);
        return held != null && held.cancel();
    }
}
