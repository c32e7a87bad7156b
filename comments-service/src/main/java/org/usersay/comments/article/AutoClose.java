package org.usersay.comments.article;

import java.time.Duration;
import java.util.Optional;

/** After what age of its article a site's threads close by themselves. Implemented by {@code moderation}. */
@FunctionalInterface
public interface AutoClose {

    Optional<Duration> of(String site);
}
