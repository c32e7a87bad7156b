package org.usersay.starter.identity;

/** What a header may hold: characters that Unicode has assigned, and of control characters the tab in a value alone. */
public final class HeaderValidation {

    private HeaderValidation() {}

    public static boolean isName(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isShown(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isValue(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character != '\t' && !isShown(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShown(char character) {
        return !Character.isISOControl(character) && Character.isDefined(character);
    }
}
