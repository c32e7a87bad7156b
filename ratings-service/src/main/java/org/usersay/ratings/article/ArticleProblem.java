package org.usersay.ratings.article;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why an article takes no vote. */
enum ArticleProblem implements ProblemType {
    UNKNOWN_ARTICLE(HttpStatus.NOT_FOUND, "Unknown article"),
    /** The same refusal as that of a comment. */
    THREAD_CLOSED(HttpStatus.CONFLICT, "The article is closed");

    private final HttpStatus status;
    private final String title;

    ArticleProblem(HttpStatus status, String title) {
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
