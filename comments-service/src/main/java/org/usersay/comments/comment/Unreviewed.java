package org.usersay.comments.comment;

/** Why a published comment is still to be reviewed by a moderator. */
public enum Unreviewed {
    /** It has reports that no moderator has answered, whether or not one has decided about it before. */
    REPORTED,
    /** No moderator has decided about it, and it has no reports. */
    NEW
}
