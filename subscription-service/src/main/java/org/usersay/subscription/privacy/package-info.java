/**
 * Everything we hold about one reader, shown to him and deleted when he leaves. Features that hold something implement {@code
 * PersonalData}. Uses {@code account}, {@code session}, {@code event}.
 */
@NullMarked
package org.usersay.subscription.privacy;

import org.jspecify.annotations.NullMarked;
