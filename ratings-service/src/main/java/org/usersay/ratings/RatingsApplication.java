package org.usersay.ratings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The ratings service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RatingsApplication {

    private static final int SCHEDULED_AT_ONCE = 6;

    /** Several threads: a feed that answers slowly must not keep the reconciler waiting. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULED_AT_ONCE);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(RatingsApplication.class, arguments);
    }
}
