package org.usersay.comments.wordlist;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;

/** What word lists are compared with: all ways to read the shown text, the addresses of links and the author's name. */
final class DraftWords {

    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9a-fA-F]{2})++");

    private final List<NormalizedText> readings;

    DraftWords(CommentDraft draft) {
        var shown = ShownText.of(draft.html());
        this.readings = Stream.of(
                        Stream.of(shown.text(), draft.author().name()),
                        shown.links().stream(),
                        shown.links().stream().map(DraftWords::decoded))
                .flatMap(texts -> texts)
                .distinct()
                .flatMap(text -> NormalizedText.readings(text).stream())
                .toList();
    }

    Stream<NormalizedText> readings() {
        return readings.stream();
    }

    /** The address without percent-encoding; what is malformed stays. */
    static String decoded(String link) {
        return ENCODED.matcher(link)
                .replaceAll(bytes -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(bytes.group().replace("%", "")), StandardCharsets.UTF_8)));
    }
}
