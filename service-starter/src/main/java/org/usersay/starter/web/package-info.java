/** What every HTTP service does alike: body limits, strict JSON, conditional answers. */
@NullMarked
package org.usersay.starter.web;

import org.jspecify.annotations.NullMarked;
