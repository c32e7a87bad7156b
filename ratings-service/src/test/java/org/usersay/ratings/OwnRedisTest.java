package org.usersay.ratings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.starter.test.Tokens;

/**
 * The whole service over an {@link OwnRedis}, which a test may take away and has to bring back; one context for all of them.
 * It waits for Redis shortly, and heals soon.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "management.server.port=-1",
            "usersay.redis.timeout=300ms",
            "usersay.ratings.summary.cached=1ms",
            "usersay.ratings.articles.list-every=100ms",
            "usersay.ratings.tally.overdue=100ms",
            "usersay.ratings.tally.check-every=50ms"
        })
@AutoConfigureMockMvc
@Import({Tokens.Keys.class, Stars.class, OwnRedis.class})
public @interface OwnRedisTest {}
