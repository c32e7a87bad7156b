package org.usersay.starter.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.usersay.starter.problem.CommonProblem;

/**
 * The configured sites. Nothing is ever stored for another one.
 *
 * @param sites bound from {@code usersay.sites[n]}: in the file that {@code USERSAY_SITES_FILE} names, or in the environment
 *     as {@code USERSAY_SITES_0_ID} and so on, which replaces the file's
 */
@ConfigurationProperties("usersay")
@Validated
public record Sites(@DefaultValue @NotEmpty List<@Valid Site> sites) {

    public Sites {
        sites = List.copyOf(sites);
    }

    public Optional<Site> find(String id) {
        for (Site site : sites) {
            if (site.id().equals(id)) {
                return Optional.of(site);
            }
        }
        return Optional.empty();
    }

    /** The site, or a 404 {@code /problems/unknown-site}. */
    public Site require(String id) {
        return find(id).orElseThrow(() -> CommonProblem.UNKNOWN_SITE.refusal("Use the id of a configured site."));
    }

    /** The site, or the first one where none or an unknown one is named. */
    public Site findOrFirst(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(this::find).orElseGet(sites::getFirst);
    }

    /** The key of an article of a configured site, or a 404 or 400 problem. */
    public ArticleKey article(String site, String article) {
        return ArticleKey.of(require(site).id(), article);
    }
}
