package org.usersay.ratings.device;

import java.util.List;
import java.util.Optional;
import org.usersay.starter.site.ArticleKey;

/**
 * A device that has voted.
 *
 * @param articles the articles it has rated, or was about to
 * @param reader id of the reader who has taken its votes over
 * @param ripe whether its votes count
 */
record DeviceRecord(String id, List<ArticleKey> articles, Optional<String> reader, boolean ripe) {}
