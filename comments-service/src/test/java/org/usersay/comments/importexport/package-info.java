/** Imports and exports against the whole service. */
@NullMarked
package org.usersay.comments.importexport;

import org.jspecify.annotations.NullMarked;
