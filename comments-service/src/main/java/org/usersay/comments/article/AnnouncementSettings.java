package org.usersay.comments.article;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Passing on of announcements.
 *
 * @param service {@code USERSAY_RATINGS_URI}, the ratings-service itself, to which announced articles are passed on
 * @param timeout timeout of one batch
 */
@ConfigurationProperties("usersay.announcements")
record AnnouncementSettings(
        @DefaultValue("http://localhost:8082") URI service,
        @DefaultValue("5s") Duration timeout) {}
