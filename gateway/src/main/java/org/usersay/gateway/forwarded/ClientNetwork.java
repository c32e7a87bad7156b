package org.usersay.gateway.forwarded;

import java.net.InetAddress;
import java.util.HexFormat;

/** Part of a client's address that the client cannot change at will. */
public final class ClientNetwork {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** In hexadecimal digits; of IPv6 the first half, since a client has a whole /64. "unknown" for anything but an address. */
    public static String of(String address) {
        var literal = CidrRange.literal(address);
        return literal == null ? "unknown" : of(literal);
    }

    static String of(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, bytes.length == IPV6_BYTES ? NETWORK_BYTES : bytes.length);
    }
}
