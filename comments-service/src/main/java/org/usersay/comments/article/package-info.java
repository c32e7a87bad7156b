/**
 * Articles: what each page is called, and whether its thread takes comments. Uses no
 * other feature.
 */
@NullMarked
package org.usersay.comments.article;

import org.jspecify.annotations.NullMarked;
