@NullMarked
package org.usersay.starter.csv;

import org.jspecify.annotations.NullMarked;
