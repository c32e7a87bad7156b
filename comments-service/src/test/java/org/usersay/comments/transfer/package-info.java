/** Imports and exports against the whole service. */
@NullMarked
package org.usersay.comments.transfer;

import org.jspecify.annotations.NullMarked;
