package org.usersay.ratings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.starter.test.WithStores;

/** The whole service over the test stores, with a clock that tests move; one context for all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "usersay.redis.timeout=5s",
            "usersay.ratings.devices.key=test-key",
            "usersay.ratings.devices.sites=vir",
            "usersay.ratings.devices.new-per-network=5",
            "usersay.ratings.summary.cached=1ms",
            "usersay.ratings.tally.overdue=20ms",
            "usersay.ratings.tally.check-every=20ms",
            "usersay.sites[0].id=vir",
            "usersay.sites[0].name=Demo newsroom",
            "usersay.sites[0].url=http://localhost:8080",
            "usersay.sites[0].origins[0]=http://localhost:8080",
            "usersay.sites[1].id=hooked",
            "usersay.sites[1].name=A newsroom with web-hooks",
            "usersay.sites[1].url=http://localhost:8091",
            "usersay.sites[1].origins[0]=http://localhost:8091",
            "usersay.webhooks.endpoints.hooked[0].id=cms",
            "usersay.webhooks.endpoints.hooked[0].url=https://cms.example.org/usersay",
            "usersay.webhooks.endpoints.hooked[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        })
@AutoConfigureMockMvc
@WithStores
@Import({TestClock.Configuration.class, Stars.class})
public @interface RatingsTest {}
