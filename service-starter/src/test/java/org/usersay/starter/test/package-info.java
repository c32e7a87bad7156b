/** Fixtures for every service's tests: real stores and signed tokens. Published as this module's test archive. */
@NullMarked
package org.usersay.starter.test;

import org.jspecify.annotations.NullMarked;
