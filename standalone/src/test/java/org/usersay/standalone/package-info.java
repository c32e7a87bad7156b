@NullMarked
package org.usersay.standalone;

import org.jspecify.annotations.NullMarked;
