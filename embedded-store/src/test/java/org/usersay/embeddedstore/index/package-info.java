@NullMarked
package org.usersay.embeddedstore.index;

import org.jspecify.annotations.NullMarked;
