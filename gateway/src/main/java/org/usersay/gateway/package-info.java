/**
 * API gateway. The routes and what differs between them stand in {@code application.yml}; the order of the filters stands
 * in {@code SecurityConfiguration}. What no filter answers is sent to a service by the handler of {@code service://} routes.
 */
@NullMarked
package org.usersay.gateway;

import org.jspecify.annotations.NullMarked;
