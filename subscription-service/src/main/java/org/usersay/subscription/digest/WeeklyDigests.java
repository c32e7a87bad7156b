package org.usersay.subscription.digest;

import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.campaign.AutomaticCampaigns;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.digest.DigestSettings.Weekly;

/**
 * Maker of the weekly digests. A digest is one campaign, whose id follows from site, list and week, so that restarts, further instances
 * and changed settings make no second one. While a service does not answer none is made, and it is tried again for a day; a week
 * without articles has none.
 */
@Component
class WeeklyDigests {

    private static final Logger log = LoggerFactory.getLogger(WeeklyDigests.class);
    private static final Duration LATEST = Duration.ofDays(1);
    private static final int DAYS = 7;

    private final DigestSettings settings;
    private final DigestSource source;
    private final AutomaticCampaigns campaigns;
    private final Sites sites;
    private final Clock clock;

    WeeklyDigests(
            DigestSettings settings, DigestSource source, AutomaticCampaigns campaigns, Sites sites, Clock clock) {
        this.settings = settings;
        this.source = source;
        this.campaigns = campaigns;
        this.sites = sites;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.digest.poll:5m}", initialDelayString = "${usersay.digest.poll:5m}")
    void makeDue() throws InterruptedException {
        for (var weekly : settings.sites().entrySet()) {
            var site = sites.find(weekly.getKey());
            if (site.isPresent()) {
                make(site.get(), weekly.getValue());
            }
        }
    }

    private void make(Site site, Weekly weekly) throws InterruptedException {
        var hour = lastHour(weekly, clock.instant().atZone(site.timeZone()));
        if (hour.toInstant().plus(LATEST).isBefore(clock.instant())) {
            return;
        }
        try {
            if (!campaigns.exists(site, weekly.list(), hour.toLocalDate())) {
                make(site, weekly, hour);
            }
        } catch (IOException | MongoException | ProblemException | InvalidValueException e) {
            log.warn("The digest of {} waits: {}", site.id(), e.getMessage());
        }
    }

    private void make(Site site, Weekly weekly, ZonedDateTime hour) throws IOException, InterruptedException {
        var until = hour.toLocalDate().minusDays(1);
        var discussed = source.discussed(site, until.minusDays(DAYS - 1), until);
        var rated = source.rated(site, weekly.articles());
        if (discussed.isEmpty() && rated.isEmpty()) {
            return;
        }
        var text = new DigestText(Language.of(site.locale()).locale());
        var words = text.text(discussed.stream().limit(weekly.articles()).toList(), rated);
        if (campaigns.schedule(site, weekly.list(), hour.toLocalDate(), text.subject(site.name()), words)) {
            log.info("The digest of {} for {} is scheduled", site.id(), hour);
        }
    }

    /** The hour of the digest that was last; where the clocks leave it out, as long after the change. */
    private static ZonedDateTime lastHour(Weekly weekly, ZonedDateTime now) {
        var thisWeek = now.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(weekly.day()))
                .atTime(weekly.hour(), 0)
                .atZone(now.getZone());
        return thisWeek.isAfter(now)
                ? thisWeek.toLocalDate().minusWeeks(1).atTime(weekly.hour(), 0).atZone(now.getZone())
                : thisWeek;
    }
}
