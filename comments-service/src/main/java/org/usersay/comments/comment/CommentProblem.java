package org.usersay.comments.comment;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why a comment is not taken or changed. */
public enum CommentProblem implements ProblemType {
    THREAD_CLOSED(HttpStatus.CONFLICT, "The article is closed"),
    PARENT_NOT_OPEN(HttpStatus.CONFLICT, "This comment takes no replies"),
    EDIT_WINDOW_OVER(HttpStatus.CONFLICT, "The time for edits is over"),
    COMMENT_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The comment was refused"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "This page may not do this"),
    OWN_COMMENT(HttpStatus.FORBIDDEN, "Own comments cannot be voted on or reported"),
    DELETED_BY_AUTHOR(HttpStatus.CONFLICT, "Its author took the comment back"),
    ALREADY_DECIDED(HttpStatus.CONFLICT, "The comment was decided about already"),
    UNDO_WINDOW_OVER(HttpStatus.CONFLICT, "The time for an undo is over"),
    NOT_THE_AUTHOR(HttpStatus.FORBIDDEN, "Only its author may do this"),
    GUESTS_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Guests may not comment here");

    private final HttpStatus status;
    private final String title;

    CommentProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
