@NullMarked
package org.usersay.standalone.store;

import org.jspecify.annotations.NullMarked;
