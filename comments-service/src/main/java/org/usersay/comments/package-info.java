/** The comments service. One package per feature; each package's description says which others it may use. */
@NullMarked
package org.usersay.comments;

import org.jspecify.annotations.NullMarked;
