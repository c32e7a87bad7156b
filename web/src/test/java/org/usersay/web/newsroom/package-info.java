@NullMarked
package org.usersay.web.newsroom;

import org.jspecify.annotations.NullMarked;
