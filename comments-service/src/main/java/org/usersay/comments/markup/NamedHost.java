package org.usersay.comments.markup;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.usersay.starter.text.VisibleText;

/** Host that the text of a link names, compared with the one that the link leads to. */
final class NamedHost {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** A name, also of a mail address but not of {@code @someone}, or an IPv4 address. */
    private static final Pattern HOST = Pattern.compile("(?U)(?<![\\w.-])(?<!(?<!\\w)@)(?:www\\.)?"
            + "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62})\\.)+[\\p{L}][\\p{L}\\p{M}\\p{N}-]{1,62}(?![\\w])"
            + "|(?<![\\w.])" + OCTET + "(?:\\." + OCTET + "){3}(?![\\w])");

    private static final Pattern DOTS = Pattern.compile("[。․．｡‧]");

    /** Dot in brackets or after a space, which readers take for the one of a host: {@code bank[.]example}. */
    private static final Pattern WRITTEN_DOT = Pattern.compile(
            "(?iU)(?<=[\\p{L}\\p{N}])\\s*[\\[({]\\s*(?:\\.|dot|punkt|punto|point|chấm)\\s*[])}]\\s*(?=\\p{L})");

    private static final Pattern SPACED_DOT = Pattern.compile("(?U)(?<=[\\p{L}\\p{N}])\\s+\\.(?=\\p{Ll}{2})");

    /** Dot between two sentences without a space. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?U).*\\.\\n\\p{Lu}.*");

    private static final Pattern DESTINATION = Pattern.compile("(?i)(?:https?://|mailto:[^@]*@)([^/?#:]+).*");

    private NamedHost() {}

    /** Whether a text names a host, and the address leads to another one. */
    static boolean differs(String text, String address) {
        var destination = DESTINATION.matcher(LinkUrlPolicy.of(address).orElse(address));
        return destination.matches()
                && !HOST.matcher(readable(text))
                        .results()
                        .map(MatchResult::group)
                        .allMatch(named -> isSame(named, destination.group(1).toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a text together with what adjoins it on both sides names a host, and the address leads to another one. A
     * capital after a dot begins a sentence there.
     */
    static boolean differs(String before, String text, String after, String address) {
        var left = SENTENCE_END.matcher(before + "\n" + text).matches() ? "" : before;
        var right =
                SENTENCE_END.matcher(text + after.replaceFirst("^\\.", ".\n")).matches() ? "" : after;
        return !(left + right).isEmpty() && differs(left + text + right, address);
    }

    private static String readable(String text) {
        var dotted = DOTS.matcher(VisibleText.withoutInvisible(text).strip()).replaceAll(".");
        return SPACED_DOT.matcher(WRITTEN_DOT.matcher(dotted).replaceAll(".")).replaceAll(".");
    }

    /** The host itself or a domain above it, with or without {@code www}. */
    private static boolean isSame(String named, String real) {
        var host = ascii(named).replaceFirst("^www\\.", "");
        return real.equals(host) || real.endsWith("." + host);
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
