/** Articles as the publisher's CMS announced them: title, category, date, and whether they may be rated. */
@NullMarked
package org.usersay.ratings.article;

import org.jspecify.annotations.NullMarked;
