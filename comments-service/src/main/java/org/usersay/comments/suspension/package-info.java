/**
 * Reader events of the subscription-service: a suspended reader cannot write and may lose the comments written so far; a
 * reader who leaves is removed from them; guests cannot take the names of the staff. Uses {@code comment}, {@code vote}
 * and {@code posting}, whose ports {@link org.usersay.comments.posting.SuspensionCheck} and
 * {@link org.usersay.comments.posting.GuestNameCheck} it implements.
 */
@NullMarked
package org.usersay.comments.suspension;

import org.jspecify.annotations.NullMarked;
