@NullMarked
package org.usersay.starter.site;

import org.jspecify.annotations.NullMarked;
