package org.usersay.comments;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** "User say": what readers say under an article. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CommentsApplication {

    /**
     * A pool of {@code spring.task.scheduling.pool.size} threads. With virtual threads Spring Boot's own scheduler runs all
     * tasks with a fixed delay on one thread, so that one call that takes long would delay the reconciler.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }

    public static void main(String[] args) {
        SpringApplication.run(CommentsApplication.class, args);
    }
}
