package org.usersay.subscription.contact;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Texts as they are searched: in lower case and without accents, as people type them. */
public final class SearchKey {

    private SearchKey() {}

    public static String of(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }

    /** Keys by which a name is found from the beginning of each of its words on. */
    public static List<String> ofWords(String name) {
        var words = of(name).split("\\s+");
        return IntStream.range(0, words.length)
                .mapToObj(first -> String.join(" ", List.of(words).subList(first, words.length)))
                .toList();
    }
}
