package org.usersay.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.usersay.benchmarks.load.Latencies;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.process.Memory;

/** Five thousand readers who follow one article live, through the front door. */
public final class Streams {

    private static final int READERS = 5_000;
    private static final int COMMENTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ARTICLE = "/api/v1/sites/vir/articles/live/comments";
    private static final byte[] DATA = "data:".getBytes(US_ASCII);

    private final Setting setting;

    public Streams(Setting setting) {
        this.setting = setting;
    }

    /**
     * What became of the comments.
     *
     * @param arrived of {@code sent} deliveries
     * @param latencies from the moment before a comment is posted to its arrival
     * @param bytesPerStream resident memory that all processes together took more, by stream
     */
    public record Result(int streams, int sent, int arrived, Latencies latencies, double bytesPerStream) {}

    public Result run() {
        String token = setting.client().reader(1_000);
        post(token, 0);
        try (Selector selector = Selector.open()) {
            long before = Memory.resident(setting.processes());
            Reader[] readers = new Reader[READERS];
            for (int i = 0; i < READERS; i++) {
                readers[i] = new Reader(setting.gateway(), selector);
                int all = i + 1;
                if (all % 250 == 0 || all == READERS) {
                    await(selector, () -> open(readers) == all);
                }
            }
            double perStream = (double) (Memory.resident(setting.processes()) - before) / READERS;
            Latencies latencies = new Latencies();
            int arrived = 0;
            for (int i = 1; i <= COMMENTS; i++) {
                arrived += deliver(selector, readers, latencies, token, i);
            }
            for (Reader reader : readers) {
                reader.channel.close();
            }
            return new Result(READERS, READERS * COMMENTS, arrived, latencies, perStream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int deliver(Selector selector, Reader[] readers, Latencies latencies, String token, int number)
            throws IOException {
        for (Reader reader : readers) {
            reader.arrivedAt = 0;
        }
        long begun = System.nanoTime();
        CompletableFuture<Void> posted = CompletableFuture.runAsync(() -> post(token, number));
        await(selector, () -> arrived(readers) == READERS);
        posted.join();
        for (Reader reader : readers) {
            if (reader.arrivedAt != 0) {
                latencies.add(reader.arrivedAt - begun);
            }
        }
        return arrived(readers);
    }

    private void post(String token, int number) {
        setting.client()
                .send(Request.json("POST", ARTICLE, "{\"text\":\"A comment for everybody, number " + number + ".\"}")
                        .as(token))
                .expect(201);
    }

    private static int open(Reader[] readers) {
        int open = 0;
        for (Reader reader : readers) {
            open += reader != null && reader.open ? 1 : 0;
        }
        return open;
    }

    private static int arrived(Reader[] readers) {
        int arrived = 0;
        for (Reader reader : readers) {
            arrived += reader.arrivedAt != 0 ? 1 : 0;
        }
        return arrived;
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Selector selector, Condition condition) throws IOException {
        ByteBuffer scratch = ByteBuffer.allocateDirect(64 * 1024);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds() && System.nanoTime() < end) {
            selector.select(20);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Reader) key.attachment()).drive(key, scratch);
            }
            selector.selectedKeys().clear();
        }
    }

    private static final class Reader {

        private final SocketChannel channel;
        private final Target target;
        private boolean open;
        private long arrivedAt;

        Reader(Target target, Selector selector) throws IOException {
            this.target = target;
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT, this);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
        }

        void drive(SelectionKey key, ByteBuffer scratch) throws IOException {
            if (key.isConnectable()) {
                channel.finishConnect();
                channel.write(ByteBuffer.wrap(("GET " + ARTICLE + "/stream HTTP/1.1\r\nHost: " + target.authority()
                                + "\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(US_ASCII)));
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable()) {
                scratch.clear();
                if (channel.read(scratch) < 0) {
                    key.cancel();
                    channel.close();
                } else if (!open) {
                    open = true;
                } else if (arrivedAt == 0 && contains(scratch.flip())) {
                    arrivedAt = System.nanoTime();
                }
            }
        }

        private static boolean contains(ByteBuffer bytes) {
            for (int i = 0; i <= bytes.limit() - DATA.length; i++) {
                int j = 0;
                while (j < DATA.length && bytes.get(i + j) == DATA[j]) {
                    j++;
                }
                if (j == DATA.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
