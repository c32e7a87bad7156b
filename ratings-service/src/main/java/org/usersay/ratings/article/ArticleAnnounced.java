package org.usersay.ratings.article;

import java.util.Optional;
import org.usersay.starter.site.ArticleKey;

/**
 * The CMS told of an article, for the first time or again.
 *
 * @param formerCategory the one it no longer belongs to
 */
public record ArticleAnnounced(ArticleKey article, Optional<String> formerCategory) {}
