package org.usersay.subscription.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a site's catalogue.
 *
 * @param version 0 for the one of the settings, which holds until staff changes it
 * @param at when it was written, by whom and what was changed; null for that of the settings
 */
record CatalogVersion(
        int version,
        SiteCatalog catalog,
        @Nullable Instant at,
        @Nullable String by,
        List<CatalogChange> changes) {}
