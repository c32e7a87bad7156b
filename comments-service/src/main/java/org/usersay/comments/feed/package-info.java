/**
 * Comments outside the elements: latest across a site, Atom feeds, and HTML for search engines and readers without
 * JavaScript. Uses {@code article}, {@code comment}, {@code page}, {@code recent} and {@code form}.
 */
@NullMarked
package org.usersay.comments.feed;

import org.jspecify.annotations.NullMarked;
