package org.usersay.ratings.article;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Articles and their announcement.
 *
 * @param announcedOnly whether only articles the CMS announced may be rated; off, any article of a configured site may
 * @param cached how soon another instance notices an announcement when it takes votes; its lists ask anew
 * @param cachedArticles at most
 */
@ConfigurationProperties("usersay.ratings.articles")
record ArticleSettings(
        @DefaultValue("false") boolean announcedOnly,
        @DefaultValue("5s") Duration cached,
        @DefaultValue("20000") long cachedArticles) {}
