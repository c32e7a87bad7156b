package org.usersay.comments.live;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.SelectableChannelEndPoint;

/**
 * What the system takes for a reader before it says that he does not read. Left to itself it takes four megabytes: more
 * than is kept for him to come back to, and gigabytes for a crowd.
 */
final class SocketSendBuffer {

    private static final int BYTES = 16 * 1024;

    private SocketSendBuffer() {}

    static void narrow(HttpServletRequest request) throws IOException {
        var connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection();
        if (connection.getEndPoint() instanceof SelectableChannelEndPoint end
                && end.getChannel() instanceof SocketChannel socket) {
            socket.setOption(StandardSocketOptions.SO_SNDBUF, BYTES);
        }
    }
}
