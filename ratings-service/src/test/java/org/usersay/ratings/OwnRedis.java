package org.usersay.ratings;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.usersay.starter.test.Stores;

/** On a {@code @SpringBootTest}: a database and a Redis that nobody else has; the Redis ends with the context. */
@TestConfiguration(proxyBeanMethods = false)
public class OwnRedis {

    @Bean
    RestartableRedis ownRedis() {
        return new RestartableRedis();
    }

    @Bean
    DynamicPropertyRegistrar stores(RestartableRedis redis) {
        return registry -> {
            registry.add("spring.mongodb.uri", Stores::freshDatabase);
            registry.add("usersay.redis.uri", redis::uri);
        };
    }
}
