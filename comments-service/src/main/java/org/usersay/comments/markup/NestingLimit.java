package org.usersay.comments.markup;

import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a document tree that is too deep for the recursive visitors that come after. Walks without recursion and runs
 * before every other post-processor.
 */
final class NestingLimit implements PostProcessor {

    static final int LIMIT = 64;

    @Override
    public Node process(Node document) {
        int depth = 1;
        @Nullable Node node = document.getFirstChild();
        while (node != null) {
            if (depth > LIMIT) {
                throw new TooDeep();
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (depth > 0 && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = depth == 0 ? null : node.getNext();
        }
        return document;
    }

    /** Not a fault: the text is shown plainly. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super("nested too deep", null, false, false);
        }
    }
}
