package org.usersay.gateway.forwarded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/**
 * Listener that closes connections over the bound of their network, or of the heap.
 * Trusted proxies have the connections of many clients.
 */
final class ConnectionLimit implements Connection.Listener {

    private static final int COST = 16 * 1024;
    private static final int SHARE_OF_HEAP = 2;

    private final FairBulkhead bulkhead;
    private final List<CidrRange> trusted;
    private final Map<Connection, FairBulkhead.Permit> held = new ConcurrentHashMap<>();

    ConnectionLimit(NetworkSettings settings, ProxySettings proxies) {
        this.bulkhead = FairBulkhead.ofHeap(settings.connections(), settings, SHARE_OF_HEAP, COST, Duration.ZERO);
        this.trusted = proxies.trusted().stream().map(CidrRange::parse).toList();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && !isTrusted(remote.getAddress())) {
            var permit = bulkhead.tryAcquire(ClientNetwork.of(remote.getAddress()));
            if (permit == null) {
                connection.getEndPoint().close();
            } else {
                held.put(connection, permit);
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        var permit = held.remove(connection);
        if (permit != null) {
            permit.close();
        }
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
