package org.usersay.comments.dumpformat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A dump that cannot be read on. The message is for the person who sent it. */
public final class DumpException extends IOException {

    private static final long serialVersionUID = 1L;

    DumpException(String message) {
        super(message);
    }

    DumpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
