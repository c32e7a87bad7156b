package org.usersay.ratings.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.identity.Device;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.ArticleKey;

/** Voting by devices: admission where a site allows it, counting of their votes once they are ripe, merging into a reader. */
@Component
public class Devices {

    /** Exclusion of a new device's votes. */
    static final String YOUNG = "young";

    /** Exclusion of votes that a reader has taken over. */
    static final String MERGED = "merged";

    private static final Logger log = LoggerFactory.getLogger(Devices.class);
    private static final int BATCH = 500;

    /** Time after which a vote that was being written is there, also if its service crashed. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final DeviceStore store;
    private final VoteReader reader;
    private final Votes votes;
    private final Tallies tallies;
    private final NetworkHasher networkHasher;
    private final NewDeviceLimit limit;
    private final DeviceSettings settings;
    private final Clock clock;

    /** Devices that are merged. */
    private final Cache<String, Boolean> done = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(50_000)
            .build();

    Devices(
            DeviceStore store,
            VoteReader reader,
            Votes votes,
            Tallies tallies,
            NetworkHasher networkHasher,
            NewDeviceLimit limit,
            DeviceSettings settings,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.votes = votes;
        this.tallies = tallies;
        this.networkHasher = networkHasher;
        this.limit = limit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Admission of a voter to an article. */
    public record Admitted(ArticleKey article, Voter voter, VoteSource origin) {}

    /** The device's voter; empty where devices do not vote. */
    public Optional<Voter> voter(String site, @Nullable String token) {
        return device(site, token).map(device -> Voter.device(device.id()));
    }

    /** As {@link #voter}; 401 where devices do not vote. */
    public Voter candidate(String site, @Nullable String token) {
        return voter(site, token).orElseThrow(() -> IdentityProblem.NOT_AUTHENTICATED.refusal("Sign in to rate."));
    }

    /** Whether the site lets devices vote. */
    public boolean mayVote(String site) {
        return settings.sites().contains(site) && !settings.key().isEmpty();
    }

    /** Admits a device to a vote on {@code article}, or refuses: 401, 403 or 429. */
    public Admitted admit(ArticleKey article, @Nullable String token, @Nullable String address) {
        var device = device(article.site(), token)
                .orElseThrow(() -> IdentityProblem.NOT_AUTHENTICATED.refusal("Sign in to rate."));
        var network = networkHasher.hash(address);
        var known = store.find(device.id());
        if (known.isEmpty()) {
            limit.take(network.orElse("unknown"), device.id());
        } else if (known.get().reader().isPresent()) {
            throw retired();
        } else if (known.get().articles().size() >= settings.articles()
                && !known.get().articles().contains(article)) {
            throw DeviceProblem.DEVICE_EXHAUSTED.refusal("Sign in to rate more articles.");
        }
        // A cookie may have been kept unused since it was issued, so ripening starts at the first vote.
        var recorded = store.recordArticle(device.id(), article, clock.instant().plus(settings.ripeAfter()));
        if (recorded.reader().isPresent()) {
            throw retired();
        }
        var exclusions = recorded.ripe() ? Set.<String>of() : Set.of(YOUNG);
        return new Admitted(
                article, Voter.device(device.id()), new VoteSource(network, Optional.of(device.since()), exclusions));
    }

    /** Counts or merges a vote just written, if its device ripened or was taken over meanwhile. */
    public void voted(ArticleKey article, Voter voter) {
        var id = voter.key().substring(voter.key().indexOf(':') + 1);
        var known = store.find(id);
        known.filter(DeviceRecord::ripe).ifPresent(device -> ripen(article, voter));
        known.flatMap(DeviceRecord::reader).ifPresent(readerId -> merge(article, voter, readerId));
    }

    /** Transfers the device's votes to a signed-in reader, once, except on articles the reader has rated. */
    public void mergeInto(String readerId, @Nullable String token) {
        var device = Optional.ofNullable(token).flatMap(text -> Device.read(text, settings.key()));
        if (device.isEmpty() || done.getIfPresent(device.get().id()) != null) {
            return;
        }
        var id = device.get().id();
        store.claim(id, readerId, clock.instant().plus(SETTLED)).ifPresent(claimed -> {
            if (claimed.reader().filter(readerId::equals).isPresent() && !store.isMerged(id)) {
                claimed.articles().forEach(article -> merge(article, Voter.device(id), readerId));
                store.merged(id);
            }
            done.put(id, true);
        });
    }

    /** Both steps are idempotent, and repeated after a crash. */
    private void merge(ArticleKey article, Voter device, String readerId) {
        var vote = reader.find(article, device);
        if (vote.isEmpty()) {
            return;
        }
        tallies.change(article, device, mark -> votes.exclude(mark, MERGED));
        if (!vote.get().withdrawn()) {
            var voter = Voter.reader(readerId);
            var reasons = new HashSet<>(vote.get().exclusions());
            reasons.removeAll(Set.of(YOUNG, MERGED));
            tallies.change(article, voter, mark -> votes.transferTo(mark, vote.get(), reasons));
        }
    }

    /** Counts the votes of devices that are ripe, and merges late votes of those taken over. */
    @Scheduled(fixedDelayString = "${usersay.ratings.devices.ripen-every:5s}")
    void processDue() {
        try {
            store.ripeAt(clock.instant(), BATCH).forEach(this::ripen);
            store.mergingAgainAt(clock.instant(), BATCH).forEach(this::mergeAgain);
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    /** Twice, since a vote may be written, and its service crash, after the first time. */
    private void ripen(DeviceRecord device) {
        store.ripen(device.id());
        device.articles().forEach(article -> ripen(article, Voter.device(device.id())));
        if (device.ripe()) {
            store.ripened(device.id());
        } else {
            store.ripenAgain(device.id(), clock.instant().plus(SETTLED));
        }
    }

    private void mergeAgain(DeviceRecord device) {
        device.reader()
                .ifPresent(readerId ->
                        device.articles().forEach(article -> merge(article, Voter.device(device.id()), readerId)));
        store.mergedAgain(device.id());
    }

    private void ripen(ArticleKey article, Voter device) {
        if (reader.find(article, device)
                .filter(vote -> vote.exclusions().contains(YOUNG))
                .isPresent()) {
            tallies.change(article, device, mark -> votes.include(mark, YOUNG));
        }
    }

    private Optional<Device> device(String site, @Nullable String token) {
        if (token == null || !mayVote(site)) {
            return Optional.empty();
        }
        return Optional.of(Device.read(token, settings.key())
                .orElseThrow(() -> DeviceProblem.INVALID_DEVICE.refusal(
                        "Delete the cookie usersay_device and send the request again.")));
    }

    private static ProblemException retired() {
        return DeviceProblem.DEVICE_RETIRED.refusal("A reader has signed in on this device; sign in to rate.");
    }
}
