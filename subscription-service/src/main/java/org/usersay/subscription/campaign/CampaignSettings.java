package org.usersay.subscription.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are sent.
 *
 * @param poll how often to look for campaigns whose time has come, and to write further mails
 * @param ahead mails of a campaign that are written and not sent, at most; bounds what a pause has to stop
 * @param trackedSites ids of the sites whose campaigns count who opened them and followed a link; none otherwise
 */
@Validated
@ConfigurationProperties("usersay.campaigns")
record CampaignSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("500") @Min(1) @Max(10_000) int ahead,
        @DefaultValue Set<String> trackedSites) {

    CampaignSettings {
        trackedSites = Set.copyOf(trackedSites);
    }
}
