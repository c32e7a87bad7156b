/**
 * Delivery of events to the publishers' systems by Standard Webhooks, for all services: claimed from the shared queue,
 * signed, sent, tried again, and shown to administrators when given up. Uses {@code cleanup}
 * and {@code secret}.
 */
@NullMarked
package org.usersay.subscription.webhook;

import org.jspecify.annotations.NullMarked;
