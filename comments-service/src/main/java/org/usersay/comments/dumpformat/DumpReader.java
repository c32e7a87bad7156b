package org.usersay.comments.dumpformat;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A dump being read. Reading the same bytes again gives the same records in the same order. */
public interface DumpReader extends Closeable {

    /**
     * The next record, null at the end.
     *
     * @throws DumpException where the dump as a whole cannot be read on
     */
    @Nullable
    DumpRecord next() throws IOException;
}
