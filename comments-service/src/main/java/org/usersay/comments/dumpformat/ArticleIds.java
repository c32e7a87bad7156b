package org.usersay.comments.dumpformat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids that an article can have here. */
public final class ArticleIds {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private ArticleIds() {}

    public static boolean isValid(String id) {
        return SHAPE.matcher(id).matches();
    }

    /** The id that a dump has for an article; null where it cannot be one here. */
    static @Nullable String own(@Nullable String id) {
        return id != null && isValid(id) ? id : null;
    }
}
