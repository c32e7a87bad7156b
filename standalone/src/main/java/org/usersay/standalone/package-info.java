/**
 * The embedded default: one launcher that starts the stores, the mail catcher and the four services on this machine,
 * watches over them and stops them together.
 */
@NullMarked
package org.usersay.standalone;

import org.jspecify.annotations.NullMarked;
