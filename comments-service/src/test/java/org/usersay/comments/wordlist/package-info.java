/** Tests of word lists. */
@NullMarked
package org.usersay.comments.wordlist;

import org.jspecify.annotations.NullMarked;
