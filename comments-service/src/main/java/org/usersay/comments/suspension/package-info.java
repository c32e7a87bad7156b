/**
 * Follows what the subscription-service tells of readers: who is suspended writes nothing and may lose what he wrote, who
 * left loses his name. Uses {@code comment}, whose port {@code GoodStanding} it implements.
 */
@NullMarked
package org.usersay.comments.suspension;

import org.jspecify.annotations.NullMarked;
