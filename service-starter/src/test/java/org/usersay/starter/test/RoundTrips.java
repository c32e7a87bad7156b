package org.usersay.starter.test;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.util.JedisURIHelper;

/** Counts how often a thread asked Redis something and waited for the answer. */
public final class RoundTrips {

    private static final int TIMEOUT = 5_000;

    private final ThreadLocal<Integer> ofThread = ThreadLocal.withInitial(() -> 0);

    /** Of the calling thread, so far, through {@link #client}. */
    public int count() {
        return ofThread.get();
    }

    /** A client of the test Redis whose round trips are counted. */
    public RedisClient client() {
        var address = JedisURIHelper.getHostAndPort(URI.create(Stores.redis()));
        var config =
                DefaultJedisClientConfig.builder().socketTimeoutMillis(TIMEOUT).build();
        var connections = ConnectionFactory.builder()
                .clientConfig(config)
                .socketFactory(() -> connect(new InetSocketAddress(address.getHost(), address.getPort())))
                .build();
        return RedisClient.builder()
                .connectionProvider(new PooledConnectionProvider(connections))
                .build();
    }

    private Socket connect(InetSocketAddress address) {
        try {
            var socket = new Counted();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT);
            socket.connect(address, TIMEOUT);
            return socket;
        } catch (IOException e) {
            throw new JedisConnectionException(e);
        }
    }

    /** What is read after something was written ends a round trip, however many packets either took. */
    private final class Counted extends Socket {

        private boolean asked;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    asked = true;
                    out.write(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    if (asked) {
                        asked = false;
                        ofThread.set(ofThread.get() + 1);
                    }
                    return in.read(bytes, from, length);
                }
            };
        }
    }
}
