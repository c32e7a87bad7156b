package org.usersay.comments.markup;

import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Post-processor that refuses a document too deep for the recursive visitors that follow. It walks the tree without
 * recursion and runs before every other post-processor.
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

    /** Signal that the text is to be shown as plain text. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super("nested too deep", null, false, false);
        }
    }
}
