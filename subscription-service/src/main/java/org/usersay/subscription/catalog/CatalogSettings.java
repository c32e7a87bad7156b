package org.usersay.subscription.catalog;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What each site sells until its staff changes it.
 *
 * @param publications by site
 * @param regions where issues are brought to, by site; without any, everywhere without a surcharge
 */
@Validated
@ConfigurationProperties("usersay.catalog")
record CatalogSettings(
        @DefaultValue Map<String, List<@Valid Publication>> publications,
        @DefaultValue Map<String, List<@Valid Region>> regions) {

    CatalogSettings {
        publications = Map.copyOf(publications);
        regions = Map.copyOf(regions);
    }
}
