/**
 * Reader events of the subscription-service: a suspended reader may lose the comments written so far; a reader who leaves is
 * removed from them; a rename reaches them; guests cannot take the names of the staff. Uses {@code comment}, {@code vote} and
 * {@code posting}, whose port {@link org.usersay.comments.posting.GuestNameCheck} it implements.
 */
@NullMarked
package org.usersay.comments.readerevent;

import org.jspecify.annotations.NullMarked;
