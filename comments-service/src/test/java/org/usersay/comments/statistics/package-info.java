@NullMarked
package org.usersay.comments.statistics;

import org.jspecify.annotations.NullMarked;
