/** The four services as this launcher runs them: their archives, their commands, their environment. */
@NullMarked
package org.usersay.standalone.service;

import org.jspecify.annotations.NullMarked;
