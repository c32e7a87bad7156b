@NullMarked
package org.usersay.starter.audit;

import org.jspecify.annotations.NullMarked;
