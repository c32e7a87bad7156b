package org.usersay.comments.dumpformat;

/** Why a record is not taken. */
public enum SkipReason {
    /** It cannot be read. */
    MALFORMED,
    /** No date, an unreadable one, or one in the future. */
    BAD_DATE,
    /** Nothing to read in it. */
    EMPTY_TEXT,
    /** Longer than any comment may be. */
    TOO_LONG,
    /** It belongs to an article the dump does not tell of. */
    UNKNOWN_THREAD,
    /** Its article is deleted in the other system. */
    DELETED_THREAD,
    /** A pingback, a trackback, a note of the editors. */
    NOT_A_COMMENT,
    /** A kind of record this release does not know. */
    UNKNOWN_KIND,
    /** A vote on a comment that was not taken, or on the voter's own. */
    VOTE_WITHOUT_COMMENT
}
