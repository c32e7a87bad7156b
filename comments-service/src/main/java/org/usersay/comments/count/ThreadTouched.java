package org.usersay.comments.count;

import org.usersay.starter.site.ArticleKey;

/** Something shown of this thread has changed, here or in another process. */
public record ThreadTouched(ArticleKey thread) {}
