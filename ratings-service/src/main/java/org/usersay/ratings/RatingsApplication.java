package org.usersay.ratings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The ratings service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RatingsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RatingsApplication.class, arguments);
    }
}
