/**
 * Export and deletion of a reader's personal data. Features that hold some implement {@code PersonalDataProvider}.
 * Uses {@code account}, {@code consent}, {@code session}, {@code event}, {@code recovery}, {@code registration}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.privacy;

import org.jspecify.annotations.NullMarked;
