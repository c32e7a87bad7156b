package org.usersay.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;

/**
 * A route of {@code application.yml}.
 *
 * @param id its id
 * @param service from its uri, {@code service://comments}
 * @param metadata what else is said of it there
 */
public record Route(String id, BackendService service, Metadata metadata) {

    static Route of(RouteProperties properties) {
        var id = properties.getId();
        var uri = properties.getUri();
        if (id == null || uri == null) {
            throw new IllegalArgumentException("A route needs an id and a uri: " + properties);
        }
        return new Route(id, BackendService.of(uri.getHost()), Metadata.of(properties));
    }

    /**
     * What differs between routes.
     *
     * @param limit group in which unsafe requests are counted; null for no limit
     * @param limitReads whether safe requests are counted too
     * @param cookies effect of the session cookies
     * @param cacheable whether public reads may be answered from the response cache
     * @param unlimitedBody whether a body may be longer than {@code usersay.limits.body}; it is then not buffered
     * @param response how the response arrives
     * @param evicts whether a write makes cached responses of its article and of lists stale; not where one comes with each article
     *     that is read, which would leave none cached
     */
    public record Metadata(
            @Nullable RateLimitGroup limit,
            @DefaultValue("false") boolean limitReads,
            @DefaultValue("access") CookiePolicy cookies,
            @DefaultValue("false") boolean cacheable,
            @DefaultValue("false") boolean unlimitedBody,
            @DefaultValue("prompt") ResponseKind response,
            @DefaultValue("true") boolean evicts) {

        /** Of reads without credentials. */
        public static final Metadata PUBLIC =
                new Metadata(null, false, CookiePolicy.NONE, false, false, ResponseKind.PROMPT, true);

        /** An unknown key is an error, since a misspelt one would take a limit away. */
        private static Metadata of(RouteProperties properties) {
            var source = new MapConfigurationPropertySource(properties.getMetadata());
            return new Binder(source)
                    .bindOrCreate(
                            "", Bindable.of(Metadata.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        }
    }
}
