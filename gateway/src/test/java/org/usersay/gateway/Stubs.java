package org.usersay.gateway;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The stubs that stand for the services. */
public final class Stubs implements BeforeEachCallback {

    public static final WireMockServer COMMENTS = start();
    public static final WireMockServer RATINGS = start();
    public static final WireMockServer SUBSCRIPTION = start();

    private static WireMockServer start() {
        var server = new WireMockServer(options().dynamicPort().containerThreads(64));
        server.start();
        return server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        COMMENTS.resetAll();
        RATINGS.resetAll();
        SUBSCRIPTION.resetAll();
    }

    /**
     * Tells the gateway where the stubs are; each also answers for its management port. A test may name
     * one of its own as stub.comments, for instance.
     */
    static final class Addresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var environment = context.getEnvironment();
            TestPropertyValues.of(
                            "usersay.comments.uri=" + environment.getProperty("stub.comments", COMMENTS.baseUrl()),
                            "usersay.comments.management-uri=" + COMMENTS.baseUrl(),
                            "usersay.ratings.uri=" + environment.getProperty("stub.ratings", RATINGS.baseUrl()),
                            "usersay.ratings.management-uri=" + RATINGS.baseUrl(),
                            "usersay.subscription.uri="
                                    + environment.getProperty("stub.subscription", SUBSCRIPTION.baseUrl()),
                            "usersay.subscription.management-uri=" + SUBSCRIPTION.baseUrl(),
                            "usersay.sites[0].id=vir",
                            "usersay.sites[0].name=The Investment Review",
                            "usersay.sites[0].url=https://news.example",
                            "usersay.sites[0].origins[0]=https://news.example",
                            "usersay.sites[1].id=other",
                            "usersay.sites[1].name=Other",
                            "usersay.sites[1].url=https://other.example",
                            "usersay.sites[1].origins[0]=https://other.example")
                    .applyTo(context);
        }
    }
}
