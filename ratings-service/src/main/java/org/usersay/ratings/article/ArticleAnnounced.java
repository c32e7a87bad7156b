package org.usersay.ratings.article;

/** Event: the CMS has announced an article, for the first time or again. */
public record ArticleAnnounced(Article article) {}
