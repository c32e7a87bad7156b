package org.usersay.comments.screening;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.AutoClose;
import org.usersay.comments.posting.CommentRules;

/** Cache of the sites' moderation settings, for one second. */
@Component
public class ModerationSettingsCache implements CommentRules, AutoClose {

    private final SettingsStore store;
    private final LoadingCache<String, ModerationSettings> cache;

    ModerationSettingsCache(SettingsStore store) {
        this.store = store;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(1_000)
                .build(site -> store.find(site).settings());
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
