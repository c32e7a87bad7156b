/**
 * Comments outside the elements: latest across a site, Atom feeds, and HTML for search engines and readers without
 * JavaScript. Uses {@code thread}, {@code comment}, {@code listing}, {@code page} and {@code roll}.
 */
@NullMarked
package org.usersay.comments.feed;

import org.jspecify.annotations.NullMarked;
