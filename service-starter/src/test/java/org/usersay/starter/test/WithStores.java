package org.usersay.starter.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * On a {@code @SpringBootTest}: the application runs against {@link Stores}, on a database of its own, and verifies
 * tokens minted by {@link Tokens}. A write that a sharded cluster would refuse is refused.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Import({Tokens.Keys.class, WithStores.Watched.class})
@ContextConfiguration(initializers = WithStores.Initializer.class)
public @interface WithStores {

    /** Looks at every write. */
    @TestConfiguration(proxyBeanMethods = false)
    class Watched {
        @Bean
        MongoClientSettingsBuilderCustomizer targetedWrites() {
            return settings -> settings.addCommandListener(new TargetedWrites());
        }
    }

    /** Points the application at the stores. */
    final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> addresses = Map.of(
                    "spring.mongodb.uri", Stores.freshDatabase(),
                    "usersay.audit.database", Stores.freshDatabaseName(),
                    "usersay.webhooks.database", Stores.freshDatabaseName(),
                    "usersay.redis.uri", Stores.redis(),
                    "management.server.port", "-1");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stores", addresses));
        }
    }
}
