/** The OpenAPI document of a service, completed with what is known of every mapping: access, problems, nullability. */
@NullMarked
package org.usersay.starter.openapi;

import org.jspecify.annotations.NullMarked;
