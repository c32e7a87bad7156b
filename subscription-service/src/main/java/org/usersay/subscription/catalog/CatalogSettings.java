package org.usersay.subscription.catalog;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What each site sells, and for how much less.
 *
 * @param publications by site
 * @param coupons coupons by code
 */
@Validated
@ConfigurationProperties("usersay.catalog")
record CatalogSettings(
        @DefaultValue Map<String, List<@Valid Publication>> publications,
        @DefaultValue Map<String, @Valid Coupon> coupons) {

    CatalogSettings {
        publications = Map.copyOf(publications);
        coupons = Map.copyOf(coupons);
    }
}
