package org.usersay.subscription.catalog;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publications and plans of each site: the only source of prices. What staff has written counts, and before that what the
 * settings say.
 */
@Component
public class Catalog {

    private static final int NEXT_ISSUES = 6;

    private final CatalogSettings settings;
    private final CatalogStore store;
    private final Sites sites;
    private final JsonMapper json;
    private final Clock clock;

    Catalog(CatalogSettings settings, CatalogStore store, Sites sites, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.sites = sites;
        this.json = json;
        this.clock = clock;
    }

    /** What is offered at a site today. */
    public List<Publication> offered(String site) {
        return current(site).catalog().offeredOn(today(site));
    }

    /** The days of the next issues of a publication, from tomorrow on; none where it has no days of issue. */
    public List<LocalDate> nextIssues(String site, Publication publication) {
        return publication.issueDays().from(today(site).plusDays(1), NEXT_ISSUES);
    }

    /** Country that a site's forms begin with, by the two letters of ISO 3166: that of its locale, and Vietnam where it has none. */
    public String country(String site) {
        var country = sites.require(site).locale().getCountry();
        return country.isEmpty() ? "VN" : country;
    }

    /** Plan that is offered today, or a 400 problem. */
    public Offer require(String site, String plan) {
        return current(site)
                .catalog()
                .offer(plan, today(site))
                .orElseThrow(() -> CommonProblem.invalid("/plan", "There is no such plan."));
    }

    /** The same at its price in a currency, or a 400 problem where it has none; in its own where none is named. */
    public Offer require(String site, String plan, @Nullable Currency currency) {
        var offer = require(site, plan);
        return currency == null
                ? offer
                : offer.in(currency)
                        .orElseThrow(
                                () -> CommonProblem.invalid("/currency", "The plan has no price in this currency."));
    }

    /** What a site's catalogue has, offered today or not. */
    public List<Publication> of(String site) {
        return current(site).catalog().publications();
    }

    /** Plan that the catalogue still has, offered today or not. */
    public Optional<Offer> find(String site, String plan) {
        return current(site).catalog().find(plan);
    }

    /** Whether what a site sells is brought to some places alone, or at a surcharge. */
    public boolean hasRegions(String site) {
        return !current(site).catalog().regions().isEmpty();
    }

    CatalogVersion current(String site) {
        var known = sites.require(site).id();
        return store.current(known).orElseGet(() -> ofSettings(known));
    }

    /** A version of the site's catalogue, or a 404 problem. */
    CatalogVersion version(String site, int version) {
        var known = sites.require(site).id();
        return (version == 0 ? Optional.of(ofSettings(known)) : store.find(known, version))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The catalogue has no such version."));
    }

    /** Versions that staff wrote before one, or the latest, newest first; without the catalogues. */
    List<CatalogVersion> versions(String site, @Nullable Integer before, int limit) {
        return store.before(sites.require(site).id(), before, limit);
    }

    /** The version after one that was seen, with a catalogue in place of its own; not written yet. */
    CatalogVersion next(CatalogVersion seen, SiteCatalog changed, String by, Instant now) {
        CatalogCheck.require(changed);
        var changes = CatalogChange.between(json.valueToTree(seen.catalog()), json.valueToTree(changed));
        return new CatalogVersion(seen.version() + 1, changed, now, by, changes);
    }

    /** False where somebody else wrote this version at the same time. */
    boolean write(String site, CatalogVersion version) {
        return store.insert(sites.require(site).id(), version);
    }

    private CatalogVersion ofSettings(String site) {
        var publications = settings.publications().getOrDefault(site, List.of());
        var regions = settings.regions().getOrDefault(site, List.of());
        return new CatalogVersion(0, new SiteCatalog(publications, regions), null, null, List.of());
    }

    private LocalDate today(String site) {
        return LocalDate.ofInstant(clock.instant(), sites.require(site).timeZone());
    }
}
