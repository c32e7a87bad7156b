package org.usersay.comments.article;

/** An article's title, address, state or pins have changed. */
public record ArticleUpdated(Article article) {}
