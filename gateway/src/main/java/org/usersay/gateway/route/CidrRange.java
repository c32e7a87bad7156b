package org.usersay.gateway.route;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A range of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}; never asks a name server. */
record CidrRange(InetAddress start, int bits) {

    static CidrRange parse(String text) {
        var slash = text.indexOf('/');
        var start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var longest = start.getAddress().length * 8;
        var bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("Not a network: " + text);
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

    static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
