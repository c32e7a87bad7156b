package org.usersay.comments.live;

import java.nio.charset.StandardCharsets;

/**
 * Something that happened in a thread, in the form in which it is sent to everybody.
 *
 * @param mark where it stands; {@link EventId#NOWHERE} while Redis is away
 * @param bytes shared and never written to
 */
record LiveEvent(EventId mark, byte[] bytes) {

    /** A comment line; it is not an event, and only shows that the stream stands. */
    static final LiveEvent HEARTBEAT = new LiveEvent(EventId.NOWHERE, utf8(": .\n\n"));

    /** Tells that events were missed which are not kept any more. */
    static final LiveEvent RELOAD = new LiveEvent(EventId.NOWHERE, utf8("event: reload\ndata: {}\n\n"));

    /** The event and, after it, how many comments there are; the mark stands on the second, so that both are seen. */
    static LiveEvent of(EventId mark, String name, String data, String count) {
        var id = mark.known() ? "id: " + mark + "\n" : "";
        return new LiveEvent(
                mark,
                utf8("event: " + name + "\ndata: " + data + "\n\n" + id + "event: count\ndata: {\"count\":" + count
                        + "}\n\n"));
    }

    /** The first words: how soon to come back, and the mark to come back with. */
    static LiveEvent opening(EventId mark) {
        return new LiveEvent(
                EventId.NOWHERE, utf8("retry: 3000\n" + (mark.known() ? "id: " + mark + "\n" : "") + "\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
