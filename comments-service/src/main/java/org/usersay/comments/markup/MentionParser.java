package org.usersay.comments.markup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.MentionLookup.Person;

/**
 * Parser of mentions: {@code @name} at the start of a line, after a space or an opening bracket, but not in code, links
 * or images. Since names may contain spaces, each prefix of the following text that ends with a word is a candidate; the
 * longest known one is the mention. A text has {@value #MAX_MENTIONED} mentioned readers at most.
 */
final class MentionParser {

    private static final Pattern START = Pattern.compile("(?<![^\\s(])@(?=[\\p{L}\\p{N}\\p{S}\\p{P}])");
    private static final int MAX_MENTIONED = 10;
    private static final int MAX_STARTS = 30;
    private static final int MAX_CANDIDATES = 10;
    private static final int MAX_LENGTH = 80;

    private final MentionLookup mentionLookup;
    private final List<Mention> found = new ArrayList<>();

    MentionParser(MentionLookup mentionLookup) {
        this.mentionLookup = mentionLookup;
    }

    /** Replaces text by mentions where a name is known, and returns the mentions. */
    List<Mention> in(Node document) {
        var texts = texts(document);
        var names = new HashSet<String>();
        texts.stream()
                .flatMap(text -> starts(text).stream().map(at -> candidates(text.getLiteral(), at)))
                .limit(MAX_STARTS)
                .forEach(names::addAll);
        if (!names.isEmpty()) {
            var known = mentionLookup.named(Set.copyOf(names));
            texts.forEach(text -> replace(text, known));
        }
        return found.stream().distinct().toList();
    }

    private static List<Text> texts(Node document) {
        var texts = new ArrayList<Text>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                if (text.getLiteral().indexOf('@') >= 0) {
                    texts.add(text);
                }
            }

            @Override
            public void visit(Link link) {
                // Not a place for mentions.
            }

            @Override
            public void visit(Image image) {
                // Not a place for mentions.
            }
        });
        return texts;
    }

    /** Positions after each {@code @}, limited to as many as one lookup allows. */
    private static List<Integer> starts(Text text) {
        return START.matcher(text.getLiteral())
                .results()
                .map(match -> match.end())
                .filter(at -> at > 1 || startsLine(text))
                .limit(MAX_STARTS)
                .toList();
    }

    private static boolean startsLine(Text text) {
        var before = text.getPrevious();
        return before == null || before instanceof SoftLineBreak || before instanceof HardLineBreak;
    }

    /** Possible names from a position on, shortest first. */
    static List<String> candidates(String text, int from) {
        var candidates = new ArrayList<String>();
        int last = Math.min(text.length(), from + MAX_LENGTH);
        for (int end = from + 1; end <= last && candidates.size() < MAX_CANDIDATES; end++) {
            boolean insideWord = end < text.length()
                    && Character.isLetterOrDigit(text.codePointAt(end))
                    && Character.isLetterOrDigit(text.codePointBefore(end));
            if (!insideWord && !Character.isWhitespace(text.charAt(end - 1))) {
                candidates.add(text.substring(from, end));
            }
        }
        return candidates;
    }

    private void replace(Text text, Map<String, Person> known) {
        var literal = text.getLiteral();
        int replaced = 0;
        for (int at : starts(text)) {
            var name = candidates(literal, at).reversed().stream()
                    .filter(known::containsKey)
                    .findFirst();
            if (name.isEmpty() || at <= replaced || full(known.get(name.get()))) {
                continue;
            }
            var person = known.get(name.get());
            if (person != null) {
                text.insertBefore(new Text(literal.substring(replaced, at - 1)));
                text.insertBefore(new MentionNode(name.get(), person));
                found.add(new Mention(person.id(), name.get()));
                replaced = at + name.get().length();
            }
        }
        text.setLiteral(literal.substring(replaced));
    }

    private boolean full(@Nullable Person next) {
        var readers = found.stream().map(Mention::reader).distinct().toList();
        return readers.size() >= MAX_MENTIONED && next != null && !readers.contains(next.id());
    }
}
