package org.usersay.gateway.route;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-Sent Events on their way to one reader, after their head was sent. A request costs Tomcat about 90 KB for as long
 * as it is under way, which is nothing for a moment and too much for half an hour; so the connection is taken over as it
 * would be for another protocol, and Tomcat forgets the request. What stays is a socket on either side and a parked
 * virtual thread. The socket is also watched for a reader who leaves, who would otherwise be missed at the next event only.
 *
 * <p>Public with a public constructor because Tomcat makes it.
 */
public final class SseTunnel implements InternalHttpUpgradeHandler {

    /** A reader who takes nothing for so long is dropped; his browser comes back and catches up. */
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(20);

    /** What the system takes for a reader who does not read; by itself it would take megabytes before it lets us wait. */
    private static final int WINDOW = 16 * 1024;

    private static final Logger log = LoggerFactory.getLogger(SseTunnel.class);

    private ServiceResponse.@Nullable Rest events;
    private @Nullable SocketWrapperBase<?> reader;

    /** Called while the request is still there; {@link #init} follows when it is gone. */
    void carry(ServiceResponse.Rest rest) {
        events = rest;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> socket) {
        socket.setWriteTimeout(PATIENCE);
        // Otherwise the socket keeps the request's buffers alive until it is closed.
        socket.setAppReadBufHandler(null);
        narrow(socket);
        reader = socket;
    }

    private static void narrow(SocketWrapperBase<?> socket) {
        if (socket.getSocket() instanceof NioChannel channel) {
            try {
                channel.getIOChannel().setOption(StandardSocketOptions.SO_SNDBUF, WINDOW);
            } catch (IOException gone) {
                log.debug("A reader left at once: {}", gone.toString());
            }
        }
    }

    @Override
    public void init(WebConnection connection) {
        var from = events;
        var to = reader;
        if (from == null || to == null) {
            throw new IllegalStateException("Nothing to carry");
        }
        Thread.ofVirtual().name("stream").start(() -> carry(from, to));
    }

    private static void carry(ServiceResponse.Rest from, SocketWrapperBase<?> to) {
        try {
            pass(from.content(), to);
        } catch (IOException gone) {
            log.debug("A stream ended: {}", gone.toString());
        } finally {
            from.end();
            to.close();
        }
    }

    /** Waits without a buffer: one is made when there is something to fill it. */
    private static void pass(InputStream from, SocketWrapperBase<?> to) throws IOException {
        for (var first = from.read(); first >= 0; first = from.read()) {
            var piece = new byte[1 + from.available()];
            piece[0] = (byte) first;
            var length = 1 + from.readNBytes(piece, 1, piece.length - 1);
            to.write(true, piece, 0, length);
            to.flush(true);
        }
    }

    /** The reader has nothing to say; what is read here is that he left. */
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (event == SocketEvent.OPEN_READ && listens()) {
            return SocketState.UPGRADED;
        }
        destroy();
        return SocketState.CLOSED;
    }

    private boolean listens() {
        var socket = reader;
        if (socket == null) {
            return false;
        }
        var ignored = new byte[64];
        try {
            var length = socket.read(false, ignored, 0, ignored.length);
            while (length > 0) {
                length = socket.read(false, ignored, 0, ignored.length);
            }
            return length == 0;
        } catch (IOException gone) {
            log.debug("A reader left: {}", gone.toString());
            return false;
        }
    }

    /** The gateway is about to stop; readers come back to another one at once. */
    @Override
    public void pause() {
        destroy();
    }

    @Override
    public void destroy() {
        var rest = events;
        if (rest != null) {
            rest.end();
        }
    }

    @Override
    public void timeoutAsync(long now) {}

    @Override
    public void setSslSupport(@Nullable SSLSupport ssl) {}
}
