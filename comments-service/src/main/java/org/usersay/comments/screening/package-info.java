/**
 * Screening of new comments: the rules, and the settings of a site that they follow.
 *
 * @see org.usersay.comments.screening.ScreeningRules
 */
@NullMarked
package org.usersay.comments.screening;

import org.jspecify.annotations.NullMarked;
