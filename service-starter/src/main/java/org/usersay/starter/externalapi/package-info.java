/** HTTP clients of systems outside the installation. It uses nothing else here. */
@NullMarked
package org.usersay.starter.externalapi;

import org.jspecify.annotations.NullMarked;
