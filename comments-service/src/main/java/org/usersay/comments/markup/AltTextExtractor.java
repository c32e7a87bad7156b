package org.usersay.comments.markup;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Plain text of an image's description or a link's text. */
final class AltTextExtractor extends AbstractVisitor {

    private static final int MAX_HOST = 255;

    private final StringBuilder words = new StringBuilder();

    private AltTextExtractor() {}

    static String of(Node node) {
        var description = new AltTextExtractor();
        node.accept(description);
        return description.words.toString();
    }

    /** Text of the nodes before it in the same block, from the last space on. */
    static String before(Node node) {
        var text = "";
        for (var at = previous(node); at != null && text.length() < MAX_HOST && !hasSpace(text); at = previous(at)) {
            text = of(at) + text;
        }
        return text.replaceFirst("(?Us)^.*\\s", "");
    }

    /** Text of the nodes after it in the same block, up to the next space. */
    static String after(Node node) {
        var text = "";
        for (var at = next(node); at != null && text.length() < MAX_HOST && !hasSpace(text); at = next(at)) {
            text = text + of(at);
        }
        return text.replaceFirst("(?Us)\\s.*$", "");
    }

    private static boolean hasSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }

    private static @Nullable Node previous(Node node) {
        var at = node;
        while (at.getPrevious() == null && !(at.getParent() instanceof Block)) {
            at = at.getParent();
        }
        return at.getPrevious();
    }

    private static @Nullable Node next(Node node) {
        var at = node;
        while (at.getNext() == null && !(at.getParent() instanceof Block)) {
            at = at.getParent();
        }
        return at.getNext();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        words.append(' ');
    }
}
