package org.usersay.comments.markup;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that may be links: absolute http and https with a host, and mailto. */
final class LinkUrlPolicy {

    /** Scheme, authority without user part, rest. A user part before {@code @} is refused, since it disguises the host. */
    private static final Pattern HTTP = Pattern.compile("(?i)(https?)://([^/?#@\\\\\\s]{1,255})([/?#][^\\s\\\\]*)?");

    private static final Pattern MAIL = Pattern.compile("(?i)mailto:[^\\s@<>\"'?&]{1,64}@[a-z0-9.-]{1,255}");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private LinkUrlPolicy() {}

    /** The address with its host in ASCII, or empty where it must not be a link. */
    static Optional<String> of(String address) {
        if (MAIL.matcher(address).matches()) {
            return Optional.of(address);
        }
        var parts = HTTP.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var rest = parts.group(3) == null ? "" : parts.group(3);
        return ascii(parts.group(2)).map(host -> parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + rest);
    }

    private static Optional<String> ascii(String authority) {
        var port = PORT.matcher(authority);
        var suffix = port.find() ? port.group() : "";
        var host = authority.substring(0, authority.length() - suffix.length());
        try {
            var ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            return ascii.matches("[A-Za-z0-9.-]{1,253}") ? Optional.of(ascii + suffix) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
