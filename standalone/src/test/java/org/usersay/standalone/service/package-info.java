@NullMarked
package org.usersay.standalone.service;

import org.jspecify.annotations.NullMarked;
