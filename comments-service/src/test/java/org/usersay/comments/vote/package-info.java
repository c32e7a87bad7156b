/** Votes when several instances of the service count them. */
@NullMarked
package org.usersay.comments.vote;

import org.jspecify.annotations.NullMarked;
