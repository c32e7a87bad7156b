package org.usersay.gateway.proxy;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.gateway.route.BackendService;

/**
 * Addresses and time-outs of the services.
 *
 * @param publicUrl the address at which readers reach the gateway
 * @param comments the comments-service
 * @param ratings the ratings-service
 * @param subscription the subscription-service
 */
@ConfigurationProperties("usersay")
public record ServiceSettings(URI publicUrl, Address comments, Address ratings, Address subscription) {

    public ServiceSettings {
        requireOrigin(publicUrl);
    }

    public Address address(BackendService service) {
        return switch (service) {
            case COMMENTS -> comments;
            case RATINGS -> ratings;
            case SUBSCRIPTION -> subscription;
        };
    }

    /** Whether readers reach this gateway by HTTPS. */
    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    private static void requireOrigin(URI uri) {
        var path = uri.getRawPath();
        if (uri.getHost() == null || uri.getScheme() == null || (path != null && path.length() > 1)) {
            throw new IllegalArgumentException("An address must be scheme://host[:port], but is " + uri);
        }
    }

    /**
     * One service's address and time-outs.
     *
     * @param uri its HTTP port
     * @param managementUri its management port, asked for readiness
     * @param connectTimeout how long a connection may take
     * @param readTimeout how long the service may be silent; streams are exempt
     * @param connections how many requests may be with the service at once
     * @param streams how many streams may be open to the service at once, if half of the gateway's heap holds them (100 KB
     *     each)
     */
    public record Address(
            URI uri,
            URI managementUri,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("256") int connections,
            @DefaultValue("10000") int streams) {

        public Address {
            requireOrigin(uri);
            requireOrigin(managementUri);
            if (connectTimeout.isNegative() || readTimeout.isNegative() || connections < 1 || streams < 1) {
                throw new IllegalArgumentException("Time-outs and numbers of connections must be positive");
            }
        }
    }
}
