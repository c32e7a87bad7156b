package org.usersay.subscription.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class ReaderEventTests {

    private static final String KEY = "the key of the tests";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ReaderEvents events;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Client client;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void feedDeliversAtOnceAndContinuesWhereNothingEarlierCanAppear() {
        var first = event(Kind.SUSPENDED);
        var second = event(Kind.LEFT);
        events.add(first);
        events.add(second);
        var path = "/internal/reader-events?after=" + first.id() + "&limit=10";
        var early = signed(path, now());
        assertThat(early).bodyJson().extractingPath("$.items[0].id").isEqualTo(second.id());
        assertThat(early).bodyJson().extractingPath("$.place").isNull();
        clock.advance(Duration.ofSeconds(3));
        var page = signed(path, now());
        assertThat(page).hasStatusOk();
        assertThat(client.body(page).get("items").size()).isEqualTo(1);
        assertThat(page).bodyJson().extractingPath("$.items[0].id").isEqualTo(second.id());
        assertThat(page).bodyJson().extractingPath("$.items[0].kind").isEqualTo("LEFT");
        assertThat(page).bodyJson().extractingPath("$.place").isEqualTo(second.id());
        assertThat(signed("/internal/reader-events?after=" + second.id(), now()))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void signedRequestsAloneReadIt() {
        var path = "/internal/reader-events";
        assertThat(mvc.get().uri(path)).hasStatus(401);
        assertThat(client.getAs(client.administrator().accessToken(), "/me")).hasStatusOk();
        assertThat(mvc.get()
                        .uri(path)
                        .header(ServiceSignature.TIME, now())
                        .header(
                                ServiceSignature.SIGNATURE,
                                ServiceSignature.sign("another key", now(), "GET", path, "")))
                .hasStatus(401);
        var time = now();
        assertThat(mvc.get()
                        .uri(path + "?limit=5")
                        .header(ServiceSignature.TIME, time)
                        .header(ServiceSignature.SIGNATURE, ServiceSignature.sign(KEY, time, "GET", path, "")))
                .hasStatus(401);
        clock.advance(Duration.ofMinutes(6));
        assertThat(signed(path, time)).hasStatus(401);
    }

    private MvcTestResult signed(String path, String time) {
        return mvc.get()
                .uri(path)
                .header(ServiceSignature.TIME, time)
                .header(ServiceSignature.SIGNATURE, ServiceSignature.sign(KEY, time, "GET", path, ""))
                .exchange();
    }

    private String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private static ReaderEvent event(Kind kind) {
        return new ReaderEvent(UuidV7.next(), kind, UuidV7.next(), Instant.now(), null, false);
    }
}
