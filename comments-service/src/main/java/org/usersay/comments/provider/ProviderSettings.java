package org.usersay.comments.provider;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.starter.webhook.WebhookEndpoint;
import tools.jackson.databind.json.JsonMapper;

/**
 * Screening by providers outside this installation. Nothing is sent to any where a site has none.
 *
 * @param providers providers by site
 * @param timeout how long a comment waits for all of them together; who has not answered by then has not decided
 * @param concurrency checks that are under way by one provider for one site at most, in one process
 * @param connectTimeout for a connection with TLS
 * @param longestPause how long a provider is left alone at most that asks for it by {@code Retry-After}
 * @param allowInternal whether providers may be plain http and have loopback, private and link-local addresses
 */
@ConfigurationProperties("usersay.comments.screening")
record ProviderSettings(
        @DefaultValue Map<String, SiteProviders> providers,
        @DefaultValue("300ms") Duration timeout,
        @DefaultValue("32") int concurrency,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("false") boolean allowInternal) {

    ProviderSettings {
        providers = Map.copyOf(providers);
        if (!allowInternal) {
            providers.forEach((site, ofSite) -> ofSite.urls()
                    .forEach(url -> require("https".equals(url.getScheme()), "an https address, for site " + site)));
        }
    }

    /** The providers of one site. */
    record SiteProviders(
            @Nullable AkismetSettings akismet,
            @Nullable ModerationServiceSettings moderation,
            @Nullable PublisherSettings publisher) {

        List<ScreeningProvider> providers(JsonMapper json, Clock clock) {
            var all = new ArrayList<ScreeningProvider>();
            if (akismet != null) {
                all.add(new Akismet(akismet));
            }
            if (moderation != null) {
                all.add(new ModerationService(moderation, json));
            }
            if (publisher != null) {
                all.add(new PublisherCheck(publisher, json, clock));
            }
            return all;
        }

        Stream<URI> urls() {
            return Stream.of(
                            akismet == null ? null : akismet.url(),
                            moderation == null ? null : moderation.url(),
                            publisher == null ? null : publisher.url())
                    .filter(Objects::nonNull);
        }
    }

    /**
     * Akismet.
     *
     * @param key of its API
     */
    record AkismetSettings(
            @DefaultValue("https://rest.akismet.com/1.1/comment-check")
            URI url,

            String key) {

        AkismetSettings {
            requireAddress(url);
            require(key != null && !key.isBlank(), "a key");
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "AkismetSettings[" + url + "]";
        }
    }

    /**
     * Moderation endpoint as OpenAI defines it.
     *
     * @param url the whole address, for instance {@code https://api.openai.com/v1/moderations}
     * @param key that it gets as bearer token
     * @param model null for the service's own choice
     * @param scoreToHold percentage from which the score of a category holds; null for where the service flags the text
     */
    record ModerationServiceSettings(
            URI url,
            String key,
            @Nullable String model,
            @Nullable Integer scoreToHold) {

        ModerationServiceSettings {
            requireAddress(url);
            require(key != null && !key.isBlank(), "a key");
            require(scoreToHold == null || (scoreToHold >= 1 && scoreToHold <= 100), "a score of 1 to 100");
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "ModerationServiceSettings[" + url + ", " + model + "]";
        }
    }

    /**
     * The publisher's own checker.
     *
     * @param secret as that of a web-hook
     * @param previousSecret signs too while the secret is replaced
     */
    record PublisherSettings(
            URI url, String secret, @Nullable String previousSecret) {

        PublisherSettings {
            new WebhookEndpoint("publisher", url, secret, previousSecret, Set.of());
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "PublisherSettings[" + url + "]";
        }
    }

    private static void requireAddress(@Nullable URI url) {
        require(
                url != null
                        && url.getHost() != null
                        && Set.of("http", "https").contains(url.getScheme())
                        && url.getUserInfo() == null,
                "a whole http or https address without user and password");
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException("a provider of usersay.comments.screening needs " + expectation);
        }
    }
}
