package org.usersay.web.newsroom;

import java.text.Normalizer;
import java.util.Locale;

/** A place in the paper, such as "Corporate"; its page is {@code /category/corporate}. */
record Category(String name) {

    String slug() {
        return slugOf(name);
    }

    String path() {
        return "/category/" + slug();
    }

    static String slugOf(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
