/** A client that OpenAPI Generator makes of {@code docs/openapi.json}. */
@NullMarked
package org.usersay.endtoend.client;

import org.jspecify.annotations.NullMarked;
