/**
 * The MongoDB-compatible store of the embedded default: mongo-java-server's wire protocol and query engine over H2's
 * MVStore on disk. An acknowledged write survives {@code kill -9}; reads never wait for a commit.
 */
@NullMarked
package org.usersay.embeddedstore;

import org.jspecify.annotations.NullMarked;
