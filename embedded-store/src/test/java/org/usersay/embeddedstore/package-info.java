@NullMarked
package org.usersay.embeddedstore;

import org.jspecify.annotations.NullMarked;
