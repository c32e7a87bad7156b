package org.usersay.ratings.article;

/** The CMS told of an article, for the first time or again. */
public record ArticleAnnounced(Article article) {}
