/** The embeddable elements in a real browser, on a publisher's page, before a service that does what a test wants. */
@NullMarked
package org.usersay.web.elements;

import org.jspecify.annotations.NullMarked;
