package org.usersay.comments.markup;

/** Language that the source text of a comment is written in. */
public enum TextFormat {
    MARKDOWN,
    /** HTML, which only imported comments have. */
    HTML
}
