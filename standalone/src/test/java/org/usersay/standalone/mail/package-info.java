@NullMarked
package org.usersay.standalone.mail;

import org.jspecify.annotations.NullMarked;
