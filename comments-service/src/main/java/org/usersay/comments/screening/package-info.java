/**
 * Screening of new comments: the rules, the settings of a site that they follow, and the word lists.
 *
 * @see org.usersay.comments.screening.ScreeningRules
 */
@NullMarked
package org.usersay.comments.screening;

import org.jspecify.annotations.NullMarked;
