package org.usersay.starter.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.usersay.starter.problem.CommonProblem;

/** Entity tag of a resource whose changes are counted: the number in quotes. */
public final class VersionTag {

    private VersionTag() {}

    public static String of(int version) {
        return "\"" + version + '"';
    }

    /** A 412 where {@code ifMatch} names other versions only; without it any version will do. Weak tags match too. */
    public static void require(@Nullable String ifMatch, int version) {
        var current = ETag.create(of(version));
        if (ifMatch != null
                && ETag.parse(ifMatch).stream().noneMatch(tag -> tag.isWildcard() || tag.compare(current, false))) {
            throw CommonProblem.PRECONDITION_FAILED.refusal("Somebody else changed it. Read it again.");
        }
    }
}
