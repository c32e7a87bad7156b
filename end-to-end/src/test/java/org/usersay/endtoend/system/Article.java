package org.usersay.endtoend.system;

import java.util.UUID;

/** An article, as a path. */
public record Article(String id) {

    /** One that no other test knows. */
    public static Article fresh() {
        return new Article("test-" + UUID.randomUUID());
    }

    public String path() {
        return "/api/v1/sites/" + Usersay.SITE + "/articles/" + id;
    }

    public String comments() {
        return path() + "/comments";
    }

    public String rating() {
        return path() + "/rating";
    }

    public String myRating() {
        return path() + "/rating/mine";
    }
}
