package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;

/**
 * Handler that executes each request on a virtual thread, so that one which waits for its commit, or scans, delays no other
 * connection of its event loop. A driver sends the next request of a connection only after the answer to the last.
 */
final class VirtualThreadRequestHandler extends MongoDatabaseHandler {

    VirtualThreadRequestHandler(MongoBackend backend, ChannelGroup channels) {
        super(backend, channels);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        Thread.startVirtualThread(() -> {
            try {
                super.channelRead0(context, request);
            } catch (RuntimeException unanswerable) {
                context.fireExceptionCaught(unanswerable);
            }
        });
    }
}
