package org.usersay.starter.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.web.util.HtmlUtils;

/**
 * Texts of pages in each language, from {@code <name>.properties} and {@code <name>_vi.properties} on the class path.
 *
 * @param name with slashes, without the extension
 */
public record Texts(String name) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** A text with its gaps {@code {0}} filled. */
    public String plain(Locale language, String key, Object... words) {
        return new MessageFormat(in(language).getString(key), language).format(words);
    }

    /** All texts in one language, as they stand in the file. */
    public ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle(name, language, Texts.class.getClassLoader(), NO_FALLBACK);
    }

    /** The same, escaped for HTML. */
    public String html(Locale language, String key, Object... words) {
        return HtmlUtils.htmlEscape(plain(language, key, words), "UTF-8");
    }
}
