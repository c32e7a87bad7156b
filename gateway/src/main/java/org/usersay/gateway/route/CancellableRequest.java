package org.usersay.gateway.route;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request to a service that can be given up. Closing an answer would read a stream to its end first, which never comes;
 * giving the request up closes its connection at once.
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

    /** Does nothing once the answer has been read whole. */
    @Override
    public boolean cancel() {
        var held = connection.getAndSet(null);
        return held != null && held.cancel();
    }
}
