package org.usersay.subscription.requester;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.secret.RandomToken;

/**
 * Sender of a request, by which attempts of strangers are told from those of an account's own devices.
 *
 * @param network the address, or the first 64 bits of an IPv6 address
 * @param browser token of the browser's cookie; null for programs and for browsers that have none yet
 */
public record Requester(String network, @Nullable RandomToken browser) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    private static final int NETWORK_BYTES = 8;

    static Requester of(String address, @Nullable RandomToken browser) {
        return new Requester(network(address), browser);
    }

    /** Digest of the browser's token, empty without one. */
    public Optional<String> browserDigest() {
        return Optional.ofNullable(browser).map(RandomToken::digest);
    }

    /** The same sender with a token, a new one where the browser has none. */
    public Requester identified() {
        return browser == null ? new Requester(network, RandomToken.random()) : this;
    }

    private static String network(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return address;
        }
        try {
            // Digits and separators only, so no name is resolved.
            return InetAddress.getByName(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "Requester[" + network + "]";
    }
}
