package org.usersay.ratings;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import redis.clients.jedis.exceptions.JedisException;

/** The ratings service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RatingsApplication {

    private static final Logger log = LoggerFactory.getLogger(RatingsApplication.class);
    private static final int SCHEDULED_AT_ONCE = 6;

    /** Several threads: a feed that answers slowly must not keep the reconciler waiting. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULED_AT_ONCE);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setDaemon(true);
        scheduler.setErrorHandler(RatingsApplication::failed);
        return scheduler;
    }

    /** An unavailable store needs no stack trace: the task runs again. */
    private static void failed(Throwable fault) {
        if (fault instanceof MongoException || fault instanceof JedisException) {
            log.warn("A store is unavailable, a scheduled task runs again later: {}", fault.getMessage());
        } else {
            log.error("A scheduled task failed", fault);
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(RatingsApplication.class, arguments);
    }
}
