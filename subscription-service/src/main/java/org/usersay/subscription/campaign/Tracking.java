package org.usersay.subscription.campaign;

import com.mongodb.MongoException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.subscription.campaign.CampaignView.LinkClicks;
import org.usersay.subscription.campaign.CampaignView.Reading;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.outbox.TrackedMails;

/**
 * Opens and clicks of the campaigns of sites that track them. A signed token names the mail of one recipient and the number of a link;
 * where the link leads stands in the campaign alone. Each is counted once for a recipient, by a mark on the record of the sent mail.
 */
@Component
class Tracking {

    private static final Logger log = LoggerFactory.getLogger(Tracking.class);
    private static final char OPEN = 'o';
    private static final char CLICK = 'r';
    private static final Pattern SUBJECT = Pattern.compile("(([0-9a-f-]{36})\\.[A-Za-z0-9_-]{43})(?:/([0-9]{1,2}))?");

    private final CampaignStore store;
    private final TrackedMails mails;
    private final OneClickTokens tokens;
    private final PublicLinks publicLinks;
    private final CampaignSettings settings;

    Tracking(
            CampaignStore store,
            TrackedMails mails,
            OneClickTokens tokens,
            PublicLinks publicLinks,
            CampaignSettings settings) {
        this.store = store;
        this.mails = mails;
        this.tokens = tokens;
        this.publicLinks = publicLinks;
        this.settings = settings;
    }

    /** Whether the site has opens and clicks counted. */
    boolean isOn(Site site) {
        return settings.trackedSites().contains(site.id());
    }

    /** Addresses for the mail of a recipient: a campaign's id, a dot, and the digest of the recipient's address. */
    TrackedLinks links(String mail, List<String> targets, Language language, Site site) {
        var redirects = new HashMap<String, String>();
        for (int number = 0; number < targets.size(); number++) {
            redirects.put(
                    targets.get(number), page(new Target(CLICK, language, site.id(), mail + "/" + number), "link"));
        }
        return new TrackedLinks(page(new Target(OPEN, language, site.id(), mail), "open.gif"), redirects);
    }

    private String page(Target target, String name) {
        return publicLinks.page("mailed/" + tokens.token(target) + "/" + name);
    }

    /**
     * Recipients of a campaign who opened it and followed a link; null where they are not counted.
     *
     * @param byLink whether with the numbers of each link
     */
    @Nullable
    Reading reading(Campaign campaign, boolean byLink) {
        var links = campaign.links();
        if (links == null) {
            return null;
        }
        var id = campaign.id();
        var clicks = IntStream.range(0, byLink ? links.size() : 0)
                .mapToObj(number -> new LinkClicks(links.get(number), mails.clicked(id, number)))
                .toList();
        return new Reading(mails.opened(id), mails.clicked(id), byLink ? clicks : null);
    }

    /** Counts an open; nothing where the token is not genuine. */
    void open(String token) {
        read(token, OPEN).ifPresent(mail -> count(mail, () -> mails.open(mail.id(), mail.campaign())));
    }

    /**
     * Where a link leads; empty where the token is not genuine, or the campaign gone.
     *
     * @param isCounted whether that is a click
     */
    Optional<URI> follow(String token, boolean isCounted) {
        var mail = read(token, CLICK);
        var target = mail.flatMap(this::target);
        if (isCounted && target.isPresent()) {
            mail.ifPresent(found -> count(found, () -> mails.click(found.id(), found.campaign(), found.link())));
        }
        return target;
    }

    private Optional<URI> target(TrackedMail mail) {
        return store.find(mail.campaign())
                .map(Campaign::links)
                .filter(links -> mail.link() < links.size())
                .map(links -> URI.create(links.get(mail.link())));
    }

    /** A reader is not kept from the article by a count that cannot be kept. */
    private void count(TrackedMail mail, Runnable mark) {
        if (settings.trackedSites().contains(mail.site())) {
            try {
                mark.run();
            } catch (MongoException e) {
                log.debug("An open or click of the campaign {} is not counted: {}", mail.campaign(), e.getMessage());
            }
        }
    }

    private Optional<TrackedMail> read(String token, char type) {
        return tokens.read(token).filter(target -> target.type() == type).flatMap(Tracking::mail);
    }

    private static Optional<TrackedMail> mail(Target target) {
        var parts = SUBJECT.matcher(target.subject());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var link = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return Optional.of(new TrackedMail(CampaignSender.mailId(parts.group(1)), parts.group(2), target.site(), link));
    }

    /** What a token names. */
    private record TrackedMail(String id, String campaign, String site, int link) {}
}
