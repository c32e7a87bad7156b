package org.usersay.comments.thread;

/** An article's title, address, state or pins have changed. */
public record ArticleAnnounced(Article article) {}
