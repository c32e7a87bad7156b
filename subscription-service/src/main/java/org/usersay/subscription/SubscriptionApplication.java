package org.usersay.subscription;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the subscription service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SubscriptionApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SubscriptionApplication.class, arguments);
    }
}
