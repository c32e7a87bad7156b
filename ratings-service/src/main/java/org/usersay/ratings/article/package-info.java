/** What the publisher's CMS told about articles: category, date, whether they may be rated. Uses nothing of its neighbours. */
@NullMarked
package org.usersay.ratings.article;

import org.jspecify.annotations.NullMarked;
