package org.usersay.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.usersay.standalone.service.Service;

/** Environment variables of the services, with the same names as in production. */
final class ServiceEnvironment {

    private static final String MONGODB = "USERSAY_MONGODB_URI";

    private final ListenAddresses listenAddresses;
    private final Administrator administrator;
    private final String deviceKey;
    private final Path imports;
    private final Map<String, String> site;
    private final Map<String, String> given;
    /** Signs the calls between services; new at every start, since nothing signed is kept. */
    private final String serviceKey = UUID.randomUUID().toString() + UUID.randomUUID();

    /**
     * @param deviceKey signs the browsers that rate or read metered articles without an account, whose cookies last a year
     * @param imports where dumps wait to be imported
     * @param site variables that describe the sites
     * @param given variables of the caller's environment; they decide on the site and the public address
     */
    ServiceEnvironment(
            ListenAddresses listenAddresses,
            Administrator administrator,
            String deviceKey,
            Path imports,
            Map<String, String> site,
            Map<String, String> given) {
        this.listenAddresses = listenAddresses;
        this.administrator = administrator;
        this.deviceKey = deviceKey;
        this.imports = imports;
        this.site = Map.copyOf(site);
        this.given = Map.copyOf(given);
    }

    Map<String, String> of(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_PORT", String.valueOf(listenAddresses.port(service)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(listenAddresses.managementPort(service)));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("USERSAY_REDIS_URI", listenAddresses.redis());
        environment.put("USERSAY_ISSUER", publicUrl());
        environment.put("USERSAY_PUBLIC_URL", publicUrl());
        environment.putAll(site);
        environment.putAll(own(service));
        // Fewer arenas of the C library: a third of a service's resident memory otherwise.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(given);
        if (given.containsKey(MONGODB) && service != Service.GATEWAY) {
            environment.put(MONGODB, mongodb(service));
        }
        return environment;
    }

    /** A database of its own in the given server, whose address names the beginning of the databases' names. */
    private String mongodb(Service service) {
        String name = service.program().replace("-service", "");
        String server = given.get(MONGODB);
        if (server == null) {
            return listenAddresses.mongodb("usersay_" + name);
        }
        int query = server.indexOf('?');
        return query < 0 ? server + "_" + name : server.substring(0, query) + "_" + name + server.substring(query);
    }

    private Map<String, String> own(Service service) {
        return switch (service) {
            case GATEWAY -> gateway();
            case COMMENTS -> comments();
            case RATINGS -> ratings();
            case SUBSCRIPTION -> subscription();
        };
    }

    private Map<String, String> gateway() {
        Map<String, String> environment = new LinkedHashMap<>(devices());
        environment.putAll(Map.of(
                "USERSAY_JWKS_URI", keys(),
                "USERSAY_COMMENTS_URI", address(Service.COMMENTS),
                "USERSAY_RATINGS_URI", address(Service.RATINGS),
                "USERSAY_SUBSCRIPTION_URI", address(Service.SUBSCRIPTION),
                "USERSAY_COMMENTS_MANAGEMENT_URI", managementAddress(Service.COMMENTS),
                "USERSAY_RATINGS_MANAGEMENT_URI", managementAddress(Service.RATINGS),
                "USERSAY_SUBSCRIPTION_MANAGEMENT_URI", managementAddress(Service.SUBSCRIPTION)));
        return environment;
    }

    private Map<String, String> comments() {
        Map<String, String> environment = new LinkedHashMap<>(data(Service.COMMENTS));
        environment.put("USERSAY_TRANSFER_DIRECTORY", imports.toString());
        environment.put("USERSAY_RATINGS_URI", address(Service.RATINGS));
        return environment;
    }

    private Map<String, String> ratings() {
        Map<String, String> environment = new LinkedHashMap<>(devices());
        environment.putAll(data(Service.RATINGS));
        return environment;
    }

    /** Readers without an account rate only where the caller's environment names the site. */
    private Map<String, String> devices() {
        return Map.of("USERSAY_DEVICE_KEY", deviceKey, "USERSAY_ANONYMOUS_RATING_SITES", "");
    }

    private Map<String, String> data(Service service) {
        return Map.of(
                MONGODB,
                mongodb(service),
                "USERSAY_JWKS_URI",
                keys(),
                "USERSAY_SERVICE_KEY",
                serviceKey,
                "USERSAY_SUBSCRIPTION_URI",
                address(Service.SUBSCRIPTION));
    }

    private Map<String, String> subscription() {
        return Map.of(
                MONGODB,
                mongodb(Service.SUBSCRIPTION),
                "USERSAY_COMMENTS_URI",
                address(Service.COMMENTS),
                "USERSAY_RATINGS_URI",
                address(Service.RATINGS),
                "USERSAY_JWKS_URI",
                keys(),
                "USERSAY_SERVICE_KEY",
                serviceKey,
                "USERSAY_DEVICE_KEY",
                deviceKey,
                "USERSAY_MAIL_HOST",
                "127.0.0.1",
                "USERSAY_MAIL_PORT",
                String.valueOf(listenAddresses.smtpPort()),
                "USERSAY_ADMIN_EMAIL",
                administrator.email(),
                "USERSAY_ADMIN_PASSWORD",
                administrator.password());
    }

    private String publicUrl() {
        return given.getOrDefault(
                "USERSAY_PUBLIC_URL", listenAddresses.gateway().toString());
    }

    private String keys() {
        return address(Service.SUBSCRIPTION) + "/.well-known/jwks.json";
    }

    private String address(Service service) {
        return "http://127.0.0.1:" + listenAddresses.port(service);
    }

    private String managementAddress(Service service) {
        return "http://127.0.0.1:" + listenAddresses.managementPort(service);
    }
}
