/** Child processes: started, watched, logged, and never left behind. Independent of what they serve. */
@NullMarked
package org.usersay.standalone.process;

import org.jspecify.annotations.NullMarked;
