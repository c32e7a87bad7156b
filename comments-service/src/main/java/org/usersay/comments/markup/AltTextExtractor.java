package org.usersay.comments.markup;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Plain text of an image's description or a link's text. */
final class AltTextExtractor extends AbstractVisitor {

    private final StringBuilder words = new StringBuilder();

    private AltTextExtractor() {}

    static String of(Node node) {
        var description = new AltTextExtractor();
        node.accept(description);
        return description.words.toString();
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
