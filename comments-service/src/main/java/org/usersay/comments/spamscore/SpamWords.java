package org.usersay.comments.spamscore;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;
import org.usersay.starter.text.Lookalikes;

/**
 * Words by which spam is recognised, each once: those of the shown text, folded by their look, pairs of ideographs in
 * scripts without spaces, the hosts of links, and whether there are links at all. Numbers and mail addresses are none, so
 * that no personal data is kept.
 */
final class SpamWords {

    static final String LINK = "link:";

    /** What a comment is judged by at most; texts are limited to 20,000 characters. */
    private static final int MOST = 200;

    /** Tried at the beginnings of words alone, so that its cost does not grow with the square of a word's length. */
    private static final Pattern MAIL = Pattern.compile("(?<!\\S)@*+[^\\s@]++@\\S++");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,24}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");

    private SpamWords() {}

    static List<String> of(String html) {
        var shown = ShownText.of(html);
        var links = shown.links().stream().map(SpamWords::host).distinct().limit(MOST / 4);
        var text = MAIL.matcher(ADDRESS.matcher(shown.text()).replaceAll(" ")).replaceAll(" ");
        var words = WORD.matcher(Lookalikes.fold(text))
                .results()
                .map(MatchResult::group)
                .flatMap(SpamWords::parts);
        return Stream.of(shown.links().isEmpty() ? Stream.<String>of() : Stream.of(LINK), links, words)
                .flatMap(some -> some)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Of the shown words and the addresses of links those that are among the folded words, as they stand there. */
    static List<String> matching(String html, Collection<String> folded) {
        var shown = ShownText.of(html);
        var words = WORD.matcher(shown.text())
                .results()
                .map(MatchResult::group)
                .filter(word -> parts(Lookalikes.fold(word)).anyMatch(folded::contains));
        var links = shown.links().stream().filter(address -> folded.contains(host(address)));
        return Stream.concat(words, links).distinct().toList();
    }

    private static String host(String address) {
        try {
            var host = URI.create(address).getHost();
            return LINK + (host == null ? "" : host.replaceFirst("^www\\.", ""));
        } catch (IllegalArgumentException e) {
            return LINK;
        }
    }

    private static Stream<String> parts(String word) {
        var characters = word.codePoints().toArray();
        return Character.isIdeographic(characters[0])
                ? IntStream.range(0, characters.length - 1).mapToObj(at -> new String(characters, at, 2))
                : Stream.of(word);
    }
}
