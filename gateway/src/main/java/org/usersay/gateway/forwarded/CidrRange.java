package org.usersay.gateway.forwarded;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Range of IP addresses in CIDR notation, {@code 10.0.0.0/8} or {@code fd00::/8}. No name is ever resolved.
 *
 * @param start an address in the range
 * @param bits length of the common prefix
 */
record CidrRange(InetAddress start, int bits) {

    /** @throws IllegalArgumentException for anything else than an address literal with an optional prefix length */
    static CidrRange parse(String text) {
        var slash = text.indexOf('/');
        var start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var maxBits = start.getAddress().length * 8;
        var bits = slash < 0 ? maxBits : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > maxBits) {
            throw new IllegalArgumentException("Not a range of addresses: " + text);
        }
        return new CidrRange(start, bits);
    }

    boolean contains(InetAddress other) {
        var mine = start.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Null for anything that is no address literal. */
    static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
