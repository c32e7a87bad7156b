/** Routes of {@code application.yml} as the filters need them: the matched route's service, URI variables and metadata. */
@NullMarked
package org.usersay.gateway.route;

import org.jspecify.annotations.NullMarked;
