package org.usersay.endtoend.system;

import java.util.UUID;

/** An article, as a path. */
public record Article(String site, String id) {

    public Article(String id) {
        this(Usersay.SITE, id);
    }

    /** An article that no other test uses. */
    public static Article fresh() {
        return of(Usersay.SITE);
    }

    /** The same on this site. */
    public static Article of(String site) {
        return new Article(site, "test-" + UUID.randomUUID());
    }

    public String path() {
        return "/api/v1/sites/" + site + "/articles/" + id;
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
