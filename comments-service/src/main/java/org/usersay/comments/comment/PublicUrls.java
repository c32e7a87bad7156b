package org.usersay.comments.comment;

import org.springframework.stereotype.Component;

/** Our own addresses in full, for HTML that stands in other origins' pages, where a path alone would lead to theirs. */
@Component
public class PublicUrls {

    private final String gateway;

    PublicUrls(CommentSettings settings) {
        this.gateway = settings.publicUrl().replaceFirst("/+$", "");
    }

    /** The address of a path that begins with {@code /}. */
    public String of(String path) {
        return gateway + path;
    }
}
