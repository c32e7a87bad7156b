@NullMarked
package org.usersay.gateway.widget;

import org.jspecify.annotations.NullMarked;
