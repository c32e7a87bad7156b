/** The mail catcher: takes every mail over SMTP, keeps it on disk, and shows it as JSON and to a person. */
@NullMarked
package org.usersay.standalone.mail;

import org.jspecify.annotations.NullMarked;
