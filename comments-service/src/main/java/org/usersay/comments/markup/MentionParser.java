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
 * Finds {@code @name} at the beginning of a line, after a space or an opening bracket. A name may have spaces, so that
 * every beginning of what follows, up to the end of a word, may be one; the longest that somebody bears counts. Nobody
 * is named in code, in a link or in an image. A text names {@value #MOST} people at most.
 */
final class MentionParser {

    private static final Pattern BEGINNING = Pattern.compile("(?<![^\\s(])@(?=[\\p{L}\\p{N}\\p{S}\\p{P}])");
    private static final int MOST = 10;
    private static final int LOOKED_UP = 30;
    private static final int ENDINGS = 10;
    private static final int LONGEST = 80;

    private final MentionLookup mentionLookup;
    private final List<Mention> found = new ArrayList<>();

    MentionParser(MentionLookup mentionLookup) {
        this.mentionLookup = mentionLookup;
    }

    /** Puts mentions in the place of the text that is one, and answers whom they name. */
    List<Mention> in(Node document) {
        var texts = texts(document);
        var names = new HashSet<String>();
        texts.stream()
                .flatMap(text -> beginnings(text).stream().map(at -> candidates(text.getLiteral(), at)))
                .limit(LOOKED_UP)
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
                // Leads elsewhere already.
            }

            @Override
            public void visit(Image image) {
                // Is shown as it is described.
            }
        });
        return texts;
    }

    /** Where the names begin: the positions after each {@code @}, few enough to be looked up at once. */
    private static List<Integer> beginnings(Text text) {
        return BEGINNING
                .matcher(text.getLiteral())
                .results()
                .map(match -> match.end())
                .filter(at -> at > 1 || beginsLine(text))
                .limit(LOOKED_UP)
                .toList();
    }

    private static boolean beginsLine(Text text) {
        var before = text.getPrevious();
        return before == null || before instanceof SoftLineBreak || before instanceof HardLineBreak;
    }

    /** Shortest first. */
    static List<String> candidates(String text, int from) {
        var candidates = new ArrayList<String>();
        int last = Math.min(text.length(), from + LONGEST);
        for (int end = from + 1; end <= last && candidates.size() < ENDINGS; end++) {
            boolean wordGoesOn = end < text.length()
                    && Character.isLetterOrDigit(text.codePointAt(end))
                    && Character.isLetterOrDigit(text.codePointBefore(end));
            if (!wordGoesOn && !Character.isWhitespace(text.charAt(end - 1))) {
                candidates.add(text.substring(from, end));
            }
        }
        return candidates;
    }

    private void replace(Text text, Map<String, Person> known) {
        var literal = text.getLiteral();
        int told = 0;
        for (int at : beginnings(text)) {
            var name = candidates(literal, at).reversed().stream()
                    .filter(known::containsKey)
                    .findFirst();
            if (name.isEmpty() || at <= told || full(known.get(name.get()))) {
                continue;
            }
            var person = known.get(name.get());
            if (person != null) {
                text.insertBefore(new Text(literal.substring(told, at - 1)));
                text.insertBefore(new MentionNode(name.get(), person));
                found.add(new Mention(person.id(), name.get()));
                told = at + name.get().length();
            }
        }
        text.setLiteral(literal.substring(told));
    }

    private boolean full(@Nullable Person next) {
        var readers = found.stream().map(Mention::reader).distinct().toList();
        return readers.size() >= MOST && next != null && !readers.contains(next.id());
    }
}
