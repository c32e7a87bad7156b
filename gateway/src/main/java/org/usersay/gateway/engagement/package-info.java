/** Comments and ratings of articles in one answer, composed of what their services answer to everyone. */
@NullMarked
package org.usersay.gateway.engagement;

import org.jspecify.annotations.NullMarked;
