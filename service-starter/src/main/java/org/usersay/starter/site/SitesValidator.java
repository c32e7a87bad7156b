package org.usersay.starter.site;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** What annotations cannot say of the sites: addresses, languages, contrasts, and ids that are used twice. */
final class SitesValidator implements Validator {

    private static final double MIN_CONTRAST = 4.5;

    @Override
    public boolean supports(Class<?> type) {
        return Sites.class.equals(type);
    }

    @Override
    public void validate(Object target, Errors errors) {
        var sites = ((Sites) target).sites();
        var ids = new HashSet<String>();
        for (var index = 0; index < sites.size(); index++) {
            var site = sites.get(index);
            var path = "sites[" + index + "].";
            if (!ids.add(site.id())) {
                reject(errors, path + "id", "is the id of another site too");
            }
            if (!Site.speaks(site.locale())) {
                reject(errors, path + "locale", "must be en or vi, also with a region such as vi-VN");
            }
            address(errors, path + "url", site.url());
            origins(errors, path + "origins", site.origins());
            brand(errors, path + "brand.", site.brand());
        }
    }

    private static void origins(Errors errors, String path, List<String> origins) {
        for (var index = 0; index < origins.size(); index++) {
            if (!origins.get(index)
                    .matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?|https?://\\[[0-9A-Fa-f:]+](:[0-9]{1,5})?/?")) {
                reject(errors, path + "[" + index + "]", "must be scheme://host[:port]");
            }
        }
    }

    private static void brand(Errors errors, String path, Brand brand) {
        address(errors, path + "logo", brand.logo());
        address(errors, path + "imprint", brand.imprint());
        address(errors, path + "privacy", brand.privacy());
        address(errors, path + "terms", brand.terms());
        contrast(errors, path + "accent", brand.accent(), "#ffffff");
        contrast(errors, path + "accentDark", brand.accentDark(), Brand.DARK_PAPER);
        if (brand.sender() != null
                && !brand.sender().matches("[^<>\\p{Cntrl}]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+")) {
            reject(errors, path + "sender", "must be an address, or Name <address>");
        }
    }

    private static void address(Errors errors, String path, @Nullable URI address) {
        if (address != null
                && (address.getHost() == null || !List.of("http", "https").contains(address.getScheme()))) {
            reject(errors, path, "must be a whole http or https address");
        }
    }

    private static void contrast(Errors errors, String path, String colour, String paper) {
        if (colour.matches("#[0-9a-fA-F]{6}") && contrast(colour, paper) < MIN_CONTRAST) {
            reject(errors, path, "must have a contrast of 4.5 or more to " + paper + " to be readable");
        }
    }

    /** Contrast of two colours as WCAG defines it, 1 to 21. */
    private static double contrast(String one, String other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int from) {
        var value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static void reject(Errors errors, String field, String reason) {
        errors.rejectValue(field, "invalid", reason);
    }
}
