package org.usersay.starter.text;

import java.util.regex.Pattern;

/** Words of strangers for a mail: one line in which no program finds an address to make a link of. */
public final class PlainWords {

    /** Schemes that mail programs recognise, and the signs between scheme and host. */
    private static final Pattern SCHEME = Pattern.compile(
            "(?iU)\\b(mailto|tel|sms|javascript|data|https?|ftp|xmpp|callto|whatsapp|geo)\\s*[:：﹕︓]|[:：﹕︓][/\\\\／⁄∕]+");

    /** At sign, dot and their look-alikes between characters of an address. */
    private static final Pattern AT = Pattern.compile("(?<=\\S)[@＠﹫]|[@＠﹫](?=\\S)");

    /** Also between a symbol and letters, since hosts may have emoji. */
    private static final Pattern DOT = Pattern.compile(
            "(?U)(?<=[\\w\\p{M}\\p{So}\\p{Cs}-])[.．。｡․﹒](?=[\\p{L}\\p{M}])" + "|(?<=[\\p{L}\\p{M}-])[.．。｡․﹒](?=\\w)");

    /** Colon of a scheme of any name, such as {@code sip:}; after a digit it is one of times. */
    private static final Pattern COLON = Pattern.compile("(?U)(?<=[\\p{L}\\p{M}])[:：﹕︓](?=[\\w+])");

    /** Nine digits or more, other than a number in groups of three. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?U)(?<![\\w.,]|\\d )(?![1-9]\\d{0,2}(?:[ .,]\\d{3})++(?!\\w))" + "\\(?\\d(?:[ ().–-]{0,3}\\d){8,}");

    private static final Pattern IP_ADDRESS = Pattern.compile("\\b\\d{1,3}(?:[.．]\\d{1,3}){3}\\b|\\[[0-9a-fA-F:]{2,}]");
    private static final Pattern PHONE = Pattern.compile("(?<!\\w)[+＋](?=[\\s(]*\\d)");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private PlainWords() {}

    /** The text on one line, with a space in place of the signs that make an address of it. */
    public static String of(String text) {
        var plain = VisibleText.withoutInvisible(SPACE.matcher(text).replaceAll(" "));
        plain = SCHEME.matcher(plain).replaceAll(" ");
        plain = IP_ADDRESS.matcher(plain).replaceAll(" ");
        plain = AT.matcher(plain).replaceAll(" ");
        plain = DOT.matcher(plain).replaceAll(" ");
        plain = COLON.matcher(plain).replaceAll(": ");
        plain = PHONE.matcher(plain).replaceAll("");
        plain = DIGITS.matcher(plain).replaceAll(" ");
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }
}
