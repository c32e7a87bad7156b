/**
 * Reader events of the subscription-service: a suspended reader cannot write and may lose the comments written so far; a
 * reader who leaves is removed from them. Uses {@code comment}, whose port
 * {@link org.usersay.comments.posting.SuspensionCheck} it implements.
 */
@NullMarked
package org.usersay.comments.suspension;

import org.jspecify.annotations.NullMarked;
