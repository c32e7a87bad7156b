package org.usersay.subscription;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Starts the subscription service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SubscriptionApplication {

    /**
     * Scheduler with {@code spring.task.scheduling.pool.size} threads. With virtual threads Spring Boot's own runs all tasks
     * with a fixed delay on one, where a slow cleanup holds back the revocations.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SubscriptionApplication.class, arguments);
    }
}
