package org.usersay.starter.web;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;

/** Entity tag of a resource whose changes are counted: the number in quotes. */
public final class VersionTag {

    /** What compressed the bytes on the way has put {@code W/} before the tag, or its name into it. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})(?:--?(?:gzip|br|zstd|deflate))?\"");

    private VersionTag() {}

    public static String of(int version) {
        return "\"" + version + '"';
    }

    /** A 412 where {@code ifMatch} names no tag of this version; without it, and for {@code *}, any version will do. */
    public static void require(@Nullable String ifMatch, int version) {
        if (ifMatch != null && !ifMatch.equals("*") && !names(ifMatch, version)) {
            throw CommonProblem.PRECONDITION_FAILED.refusal("Somebody else changed it. Read it again.");
        }
    }

    private static boolean names(String ifMatch, int version) {
        return Arrays.stream(ifMatch.split(",", -1))
                .map(tag -> TAG.matcher(tag.strip()))
                .filter(Matcher::matches)
                .anyMatch(tag -> Integer.parseInt(tag.group(1)) == version);
    }
}
