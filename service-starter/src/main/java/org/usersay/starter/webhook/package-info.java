/**
 * Events for the systems of a site's publisher: which endpoints want them, and their way from the document whose write
 * caused them to the queue that all services share. They are sent by one service. Uses {@code id}, {@code mongo},
 * {@code outbox}, {@code site} and {@code tracing}.
 */
@NullMarked
package org.usersay.starter.webhook;

import org.jspecify.annotations.NullMarked;
