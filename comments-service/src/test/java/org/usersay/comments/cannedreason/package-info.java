/** Tests of the reasons that moderators choose from. */
@NullMarked
package org.usersay.comments.cannedreason;

import org.jspecify.annotations.NullMarked;
