package org.usersay.comments.screening;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.AutoClose;
import org.usersay.comments.posting.CommentRules;

/**
 * Cache of the sites' moderation settings. Once a second their version is read, and they themselves where it is another one:
 * until then they are the same object, and so are their word lists.
 */
@Component
public class ModerationSettingsCache implements CommentRules, AutoClose {

    private final SettingsStore store;
    private final LoadingCache<String, ModerationSettings> cache;
    private final Map<String, VersionedSettings> latest = new ConcurrentHashMap<>();

    ModerationSettingsCache(SettingsStore store) {
        this.store = store;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(1_000)
                .build(this::load);
    }

    private ModerationSettings load(String site) {
        var known = latest.get(site);
        if (known != null && known.version() == store.version(site)) {
            return known.settings();
        }
        var found = store.find(site);
        latest.put(site, found);
        return found.settings();
    }

    public ModerationSettings find(String site) {
        return cache.get(site);
    }

    /** As they are stored now, whatever was read lately. */
    public VersionedSettings current(String site) {
        return store.find(site);
    }

    /** Saves changed settings, unless somebody else did since this version was read. */
    public boolean replace(String site, ModerationSettings changed, int version) {
        boolean saved = store.replace(site, changed, version);
        cache.invalidate(site);
        return saved;
    }

    @Override
    public Optional<Duration> editWindow(String site) {
        return Optional.of(Duration.ofMinutes(find(site).editWindowMinutes()));
    }

    @Override
    public boolean guests(String site) {
        return find(site).guests();
    }

    @Override
    public int reportsToHold(String site) {
        return find(site).reportsToHold();
    }

    @Override
    public Optional<Duration> of(String site) {
        return Optional.ofNullable(find(site).autoCloseDays()).map(Duration::ofDays);
    }
}
