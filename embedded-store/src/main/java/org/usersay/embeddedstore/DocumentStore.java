package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.embeddedstore.journal.GroupCommit;
import org.usersay.embeddedstore.journal.Journal;
import org.usersay.embeddedstore.journal.StoreFile;
import org.usersay.embeddedstore.journal.StoreMaintenance;

/** Document store that is open on its file and listens. */
public final class DocumentStore implements AutoCloseable {

    private final MVStore file;
    private final Journal journal;
    private final GroupCommit groupCommit;
    private final StoreMaintenance storeMaintenance;
    private final StoreBackend backend;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    /**
     * Opens or creates the file and listens on this machine's loopback address.
     *
     * @param port the port, or 0 for a free one
     * @param password of the user {@code usersay}; null where every local process may use the store
     * @param onFailure called when the file cannot be written any more; nothing is acknowledged from then on
     */
    public DocumentStore(
            Path path,
            int port,
            Durability durability,
            @Nullable String password,
            Consumer<RuntimeException> onFailure) {
        file = StoreFile.open(path);
        journal = Journal.open(path, file);
        groupCommit = new GroupCommit(journal, durability, onFailure);
        backend = new StoreBackend(file, journal, groupCommit, new Authentication(password));
        storeMaintenance = new StoreMaintenance(file, journal);
        groupCommit.start();
        storeMaintenance.start();
        listening = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Without a password, for tests. */
    public DocumentStore(Path path, int port, Durability durability, Consumer<RuntimeException> onFailure) {
        this(path, port, durability, null, onFailure);
    }

    private Channel listen(InetSocketAddress address) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new VirtualThreadRequestHandler(backend, clients))
                                .addLast(new MongoExceptionHandler());
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Stops listening, checkpoints what is under way and closes the file tidily. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        storeMaintenance.close();
        groupCommit.close();
        backend.close();
        journal.flush();
        file.close();
        journal.close();
    }
}
