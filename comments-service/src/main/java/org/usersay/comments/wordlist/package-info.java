/** Word lists: the search of words and phrases in what a comment shows, however they are written there. */
@NullMarked
package org.usersay.comments.wordlist;

import org.jspecify.annotations.NullMarked;
