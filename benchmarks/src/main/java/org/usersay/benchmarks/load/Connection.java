package org.usersay.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection with at most one request under way. */
final class Connection {

    private final Target target;
    private final Requests requests;
    private final Run run;
    private final AnswerReader reader = new AnswerReader();
    private @Nullable SocketChannel channel;
    private @Nullable ByteBuffer sending;
    private long sentAt;

    Connection(Target target, Requests requests, Run run) {
        this.target = target;
        this.requests = requests;
        this.run = run;
    }

    void open(Selector selector) throws IOException {
        SocketChannel opened = SocketChannel.open();
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel = opened;
        opened.register(selector, SelectionKey.OP_CONNECT, this);
        opened.connect(target.address());
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    void drive(SelectionKey key, ByteBuffer scratch) throws IOException {
        try {
            SocketChannel ready = (SocketChannel) key.channel();
            if (key.isConnectable()) {
                ready.finishConnect();
                send(ready, key);
            } else if (key.isWritable()) {
                write(ready, key);
            } else if (key.isReadable()) {
                read(ready, key, scratch);
            }
        } catch (IOException failure) {
            run.broke();
            reopen(key);
        }
    }

    private void send(SocketChannel ready, SelectionKey key) throws IOException {
        if (requests.exhausted()) {
            ready.close();
            return;
        }
        sending = ByteBuffer.wrap(requests.next().bytes(target));
        reader.reset();
        sentAt = System.nanoTime();
        write(ready, key);
    }

    private void write(SocketChannel ready, SelectionKey key) throws IOException {
        ByteBuffer left = sending;
        if (left != null) {
            ready.write(left);
            key.interestOps(left.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private void read(SocketChannel ready, SelectionKey key, ByteBuffer scratch) throws IOException {
        scratch.clear();
        int got = ready.read(scratch);
        if (got < 0) {
            throw new IOException("closed in the middle of an answer");
        }
        if (reader.take(scratch.flip())) {
            run.answered(reader.status(), System.nanoTime() - sentAt);
            if (reader.closes()) {
                reopen(key);
            } else {
                send(ready, key);
            }
        }
    }

    private void reopen(SelectionKey key) throws IOException {
        Selector selector = key.selector();
        key.channel().close();
        open(selector);
    }
}
