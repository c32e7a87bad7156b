/** Tests of what pages are made of, and how often. */
@NullMarked
package org.usersay.comments.page;

import org.jspecify.annotations.NullMarked;
