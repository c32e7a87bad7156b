package org.usersay.comments.dumpformat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A dump that cannot be read on. The message is for the person who sent it. */
public final class DumpException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A dump without a single record, which is rarely what was meant to be sent. */
    public static DumpException empty(DumpFormat format) {
        return new DumpException("The file contains no comments that can be read as " + format.source()
                + ". Check the format, and that the export is complete.");
    }

    DumpException(String message) {
        super(message);
    }

    DumpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
