/** How services of this house ask each other on internal paths, each request signed with a common key. */
@NullMarked
package org.usersay.starter.internalapi;

import org.jspecify.annotations.NullMarked;
