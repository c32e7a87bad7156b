package org.usersay.ratings.article;

import org.usersay.starter.site.ArticleKey;

/** The CMS told of an article, for the first time or again. */
public record ArticleAnnounced(ArticleKey article) {}
