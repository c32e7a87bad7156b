/**
 * Indexes of the embedded store: keys whose bytes are ordered as MongoDB orders values, kept on pages of the file, and the
 * choice of the index that answers a query. Uses the journal.
 */
@NullMarked
package org.usersay.embeddedstore.index;

import org.jspecify.annotations.NullMarked;
