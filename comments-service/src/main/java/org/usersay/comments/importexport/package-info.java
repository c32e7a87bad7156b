/**
 * Import and export of a site's comments. Uses {@code dump}, {@code thread}, {@code comment}, {@code markup} and
 * {@code vote}.
 *
 * <p>An import is spooled to disk, answered with 202 and worked off in the background; what it has done is written down
 * after each batch, so that a killed process goes on where it was.
 */
@NullMarked
package org.usersay.comments.importexport;

import org.jspecify.annotations.NullMarked;
