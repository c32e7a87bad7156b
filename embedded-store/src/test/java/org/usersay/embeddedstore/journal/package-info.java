@NullMarked
package org.usersay.embeddedstore.journal;

import org.jspecify.annotations.NullMarked;
