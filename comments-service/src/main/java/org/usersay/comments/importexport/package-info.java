/**
 * Import and export of a site's comments. Uses {@code dumpformat}, {@code article}, {@code comment}, {@code markup} and
 * {@code vote}.
 *
 * <p>A dump is spooled to disk, acknowledged with 202 and imported in the background in two passes, which a crash or a
 * stop makes another run repeat: all ids follow from the dump, so nothing is inserted twice.
 */
@NullMarked
package org.usersay.comments.importexport;

import org.jspecify.annotations.NullMarked;
