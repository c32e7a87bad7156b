package org.usersay.comments.wordlist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parts of a text in which a word list finds something, as they stand in the text. The lists compare letters that are folded
 * and read in several ways, so the parts are narrowed down by comparing them again, some words at a time: the cost grows with
 * the text. A phrase spread over more than {@value #STEP} words is not located.
 */
final class MatchedWords {

    private static final int WINDOW = 16;
    private static final int STEP = WINDOW / 2;

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern EDGES = Pattern.compile("^[\\p{P}\\p{Z}]+|[\\p{P}\\p{Z}]+$");

    private final String text;
    private final Predicate<String> listed;
    private final List<MatchResult> words;

    MatchedWords(String text, Predicate<String> listed) {
        this.text = text;
        this.listed = listed;
        this.words = WORD.matcher(text).results().toList();
    }

    /** In the order of the text, {@code limit} at most. */
    List<String> find(int limit) {
        var found = new ArrayList<String>();
        int from = 0;
        while (from < words.size() && found.size() < limit) {
            int end = Math.min(from + WINDOW, words.size());
            if (!isListed(from, end)) {
                from += STEP;
                continue;
            }
            int to = firstEnd(from, end);
            found.add(trimmed(part(lastStart(from, to), to)));
            from = to;
        }
        return found.stream().distinct().toList();
    }

    private int firstEnd(int from, int end) {
        int to = from + 1;
        while (to < end && !isListed(from, to)) {
            to++;
        }
        return to;
    }

    private int lastStart(int from, int to) {
        int start = to - 1;
        while (start > from && !isListed(start, to)) {
            start--;
        }
        return start;
    }

    private boolean isListed(int from, int to) {
        return listed.test(part(from, to));
    }

    private String part(int from, int to) {
        return text.substring(words.get(from).start(), words.get(to - 1).end());
    }

    /** Without the punctuation around it, unless that stands for letters. */
    private String trimmed(String part) {
        var bare = EDGES.matcher(part).replaceAll("");
        return listed.test(bare) ? bare : part;
    }
}
