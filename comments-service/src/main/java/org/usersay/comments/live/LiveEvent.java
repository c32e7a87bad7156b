package org.usersay.comments.live;

import java.nio.charset.StandardCharsets;

/**
 * Event of an article in the format of Server-Sent Events.
 *
 * @param id {@link EventId#NONE} while Redis is unavailable
 * @param bytes shared by all connections and never written to
 */
record LiveEvent(EventId id, byte[] bytes) {

    /** A comment line, which keeps the connection open and is no event. */
    static final LiveEvent HEARTBEAT = new LiveEvent(EventId.NONE, utf8(": .\n\n"));

    /** Request to reload the page's comments: events were missed that are not kept any more. */
    static final LiveEvent RELOAD = new LiveEvent(EventId.NONE, utf8("event: reload\ndata: {}\n\n"));

    /** The event followed by the comment count, which has the id, so that a client with the id has seen both. */
    static LiveEvent of(EventId id, String name, String data, String count) {
        var idLine = id.known() ? "id: " + id + "\n" : "";
        return new LiveEvent(
                id,
                utf8("event: " + name + "\ndata: " + data + "\n\n" + idLine + "event: count\ndata: {\"count\":" + count
                        + "}\n\n"));
    }

    /** Start of a stream: milliseconds after which to reconnect, and the id to reconnect with. */
    static LiveEvent handshake(EventId id) {
        return new LiveEvent(EventId.NONE, utf8("retry: 3000\n" + (id.known() ? "id: " + id + "\n" : "") + "\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
