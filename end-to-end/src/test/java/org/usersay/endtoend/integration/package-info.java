/** The guide to integration and the code that it offers, run against the system. */
@NullMarked
package org.usersay.endtoend.integration;

import org.jspecify.annotations.NullMarked;
