/**
 * Events of comments for the publisher's systems, written with the comments that cause them. Uses {@code article},
 * {@code comment} and {@code store}.
 */
@NullMarked
package org.usersay.comments.webhook;

import org.jspecify.annotations.NullMarked;
