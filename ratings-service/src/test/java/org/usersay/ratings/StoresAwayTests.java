package org.usersay.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.starter.test.Stores;

/** MongoDB is not there at all: nothing is acknowledged, and nobody waits long for the answer. */
@SpringBootTest(
        properties = {
            "management.server.port=-1",
            "usersay.mongodb.selection-timeout=100ms",
            "usersay.ratings.devices.key=test-key"
        })
@AutoConfigureMockMvc
class StoresAwayTests {

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> "mongodb://127.0.0.1:" + Stores.freePort() + "/nothing");
        registry.add("usersay.redis.uri", Stores::redis);
    }

    @Test
    void answersAreProblemsThatSayWhenToTryAgain() {
        assertThat(mvc.get().uri("/api/v1/sites/vir/articles/a/rating"))
                .hasStatus(503)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .containsHeader("Retry-After");
    }
}
