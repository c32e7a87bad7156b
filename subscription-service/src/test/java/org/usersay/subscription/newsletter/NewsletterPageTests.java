package org.usersay.subscription.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class NewsletterPageTests {

    private static final Pattern PREFERENCES = Pattern.compile("href=\"(/api/v1/u/p[A-Za-z0-9_-]+)\"");

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    NewsletterSubscriptionStore store;

    @Autowired
    SignUpLimits limits;

    @Autowired
    OneClickTokens clicks;

    @Test
    void secondMailsLinkSaysThatTheFirstOneDidIt() {
        var email = client.newAddress();
        var first = signUp("daily", email);
        limits.reset(id("daily", email));
        var second = signUp("daily", email);
        assertThat(mvc.get().uri(second)).hasStatusOk().bodyText().contains("<button>");
        assertThat(mvc.post().uri(first)).hasStatusOk().bodyText().contains("<h1>Confirmed</h1>");

        for (var link : new String[] {first, second}) {
            assertThat(mvc.get().uri(link))
                    .hasStatusOk()
                    .bodyText()
                    .contains("You are subscribed already", "“The day in Vietnam&#39;s economy”")
                    .doesNotContain("<button>");
            assertThat(mvc.post().uri(link)).hasStatusOk().bodyText().contains("You are subscribed already");
        }
    }

    @Test
    void linkDoesNotBringBackWhoLeft() {
        var email = client.newAddress();
        var confirming = signUp("daily", email);
        var unsubscribing = MailedLinks.unsubscribing(mailbox, outbox, email);
        mvc.post().uri(confirming).exchange();
        mvc.post().uri(unsubscribing).exchange();
        assertThat(mvc.get().uri(confirming)).hasStatus(400).bodyText().contains("was used or has expired");
        assertThat(mvc.post().uri(confirming)).hasStatus(400);
        assertThat(state("daily", email)).contains(SubscriptionState.UNSUBSCRIBED);
    }

    @Test
    void linkOfOneListConfirmsNoOther() {
        var email = client.newAddress();
        var daily = signUp("daily", email);
        signUp("weekly", email);
        mvc.post().uri(daily).exchange();
        assertThat(state("daily", email)).contains(SubscriptionState.SUBSCRIBED);
        assertThat(state("weekly", email)).contains(SubscriptionState.WAITING);

        var secret =
                clicks.read(daily.replaceAll(".*/", "")).orElseThrow().subject().replaceAll(".*/", "");
        var forged = path(new Target('c', Language.EN, "vir", id("weekly", email) + "/" + secret));
        assertThat(mvc.post().uri(forged)).hasStatus(400);
        assertThat(state("weekly", email)).contains(SubscriptionState.WAITING);
    }

    @Test
    void linkOfAMailOfAnEarlierVersionConfirms() {
        var email = client.newAddress();
        var link = signUp("daily", email);
        var secret =
                clicks.read(link.replaceAll(".*/", "")).orElseThrow().subject().replaceAll(".*/", "");
        var former = path(new Target('c', Language.EN, "vir", secret));
        assertThat(mvc.get().uri(former)).hasStatusOk().bodyText().contains("<button>");
        assertThat(mvc.post().uri(former)).hasStatusOk();
        assertThat(mvc.post().uri(former)).hasStatus(400);
        assertThat(state("daily", email)).contains(SubscriptionState.SUBSCRIBED);
    }

    @Test
    void pageOfAllNewslettersIsChosenOnWithoutScripts() {
        var email = confirmed();
        var page = preferences(email);
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains(
                        email,
                        "/brand/vir.css",
                        "name=\"list\" value=\"daily\" checked> The day in Vietnam&#39;s economy",
                        "name=\"list\" value=\"weekly\"> The week ahead")
                .doesNotContain("<script");
        assertThat(choose(page, "chosen=1&list=weekly"))
                .hasStatusOk()
                .bodyText()
                .contains("Your choice has been saved", "value=\"weekly\" checked");
        assertThat(state("daily", email)).contains(SubscriptionState.UNSUBSCRIBED);
        assertThat(state("weekly", email)).contains(SubscriptionState.SUBSCRIBED);
    }

    @Test
    void scannersChangeNothingOnAnyPage() {
        var email = confirmed();
        var page = preferences(email);
        mvc.get().uri(page).exchange();
        mvc.head().uri(page).exchange();
        mvc.post().uri(page).exchange();
        choose(page, "List-Unsubscribe=One-Click");
        assertThat(state("daily", email)).contains(SubscriptionState.SUBSCRIBED);
        mvc.head().uri(MailedLinks.unsubscribing(mailbox, outbox, email)).exchange();
        assertThat(state("daily", email)).contains(SubscriptionState.SUBSCRIBED);
    }

    @Test
    void choicesThatAreNotThereAreRefused() {
        var email = confirmed();
        var page = preferences(email);
        assertThat(choose(page, "chosen=1&list=secret")).hasStatus(404);
        assertThat(choose(page, "chosen=1&list=%00%0d%0a")).hasStatus(404);
        assertThat(choose(page, "chosen=1" + "&list=daily".repeat(2_000))).hasStatusOk();
        assertThat(state("daily", email)).contains(SubscriptionState.SUBSCRIBED);
        var unknown = path(new Target('p', Language.EN, "vir", "vir/daily/" + RandomToken.digest("nobody")));
        assertThat(mvc.get().uri(unknown)).hasStatus(404);
        assertThat(mvc.post().uri(page.replace("/u/p", "/u/l"))).hasStatus(404);
        assertThat(state("daily", email)).contains(SubscriptionState.SUBSCRIBED);
    }

    private MvcTestResult choose(String page, String form) {
        return mvc.post()
                .uri(page)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }

    private String confirmed() {
        var email = client.newAddress();
        mvc.post().uri(signUp("daily", email)).exchange();
        return email;
    }

    private String preferences(String email) {
        var page =
                mvc.get().uri(MailedLinks.unsubscribing(mailbox, outbox, email)).exchange();
        var found = PREFERENCES.matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String signUp(String list, String email) {
        client.post("/sites/vir/newsletters/" + list + "/signups", "{\"email\":\"%s\"}".formatted(email));
        return MailedLinks.confirming(mailbox, outbox, email);
    }

    private String path(Target target) {
        return clicks.link(target).getPath();
    }

    private Optional<SubscriptionState> state(String list, String email) {
        return store.stateOf(id(list, email));
    }

    private static String id(String list, String email) {
        return NewsletterSubscriptionStore.id("vir", list, new EmailAddress(email));
    }
}
