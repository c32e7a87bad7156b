@NullMarked
package org.usersay.standalone.process;

import org.jspecify.annotations.NullMarked;
