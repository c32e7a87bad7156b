/**
 * Writes the demo newsroom's pages at build time: articles and templates in, static files out. Runs while the module is
 * built and is left out of its jar.
 */
@NullMarked
package org.usersay.web.newsroom;

import org.jspecify.annotations.NullMarked;
