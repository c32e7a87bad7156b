package org.usersay.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.usersay.benchmarks.load.Target;

/** One client with an open stream that counts the comments it receives. */
final class SseClient {

    /** State of the stream. */
    enum State {
        CONNECTING,
        OPEN,
        REFUSED,
        CUT
    }

    private static final byte[] ACCEPTED = "HTTP/1.1 200".getBytes(US_ASCII);
    /** Contains "ev" only at its beginning, so a failed match can only start again there. */
    private static final byte[] PUBLISHED = "event: comment.published".getBytes(US_ASCII);

    private final SocketChannel channel;
    private final byte[] request;
    private State state = State.CONNECTING;
    private int matched;
    private int comments;

    SseClient(Target target, String path, Selector selector) throws IOException {
        request = ("GET " + path + " HTTP/1.1\r\nHost: " + target.authority() + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(US_ASCII);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
    }

    State state() {
        return state;
    }

    /** Number of comments received. */
    int comments() {
        return comments;
    }

    void drive(SelectionKey key, ByteBuffer scratch) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                channel.write(ByteBuffer.wrap(request));
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable()) {
                read(scratch.clear());
            }
        } catch (IOException broken) {
            state = State.CUT;
            key.cancel();
        }
    }

    private void read(ByteBuffer scratch) throws IOException {
        if (channel.read(scratch) < 0) {
            throw new IOException("The stream ended");
        }
        scratch.flip();
        if (state == State.CONNECTING) {
            state = scratch.slice()
                            .limit(Math.min(ACCEPTED.length, scratch.limit()))
                            .equals(ByteBuffer.wrap(ACCEPTED))
                    ? State.OPEN
                    : State.REFUSED;
        }
        while (scratch.hasRemaining()) {
            byte next = scratch.get();
            matched = next == PUBLISHED[matched] ? matched + 1 : next == PUBLISHED[0] ? 1 : 0;
            if (matched == PUBLISHED.length) {
                matched = 0;
                comments++;
            }
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
