package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What staff see and do about campaigns and suppressed addresses in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleCampaignsIT {

    private static final String CAMPAIGNS = "/admin/sites/vir/campaigns";
    private static final String SUPPRESSIONS = "/admin/sites/vir/suppressions";
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    private final FakeService service;
    private final Page page;
    private final AtomicInteger sent = new AtomicInteger();
    private String counted = "null";

    ConsoleCampaignsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        page.onDialog(Dialog::accept);
        service.on("GET /me", Answer.ok("{\"id\":\"s1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"STAFF\"]}"))
                .on("GET /admin/sites/vir/subscription-orders", Answer.ok(NOTHING))
                .on("GET /admin/sites/vir/newsletters", Answer.ok("""
                    {"items":[{"id":"weekly","name":"The week","description":"","subscribed":40,"waiting":0,"unsubscribed":0}],"next":null}\
                    """))
                .on("GET " + CAMPAIGNS, Answer.ok(NOTHING))
                .on("GET " + CAMPAIGNS + "/c1/preview", Answer.ok("""
                    {"subject":"The week","text":"Good morning","html":""}\
                    """))
                .on("GET " + CAMPAIGNS + "/c1/recipients", Answer.ok("{\"count\":1234}"))
                .on("GET " + CAMPAIGNS + "/c1/preview.html", Answer.ok("""
                    <p style="color:rgb(1, 2, 3)">Good morning</p><script>parent.ran = true</script>\
                    """))
                .on("GET /sites/vir/publications", Answer.ok("""
                    {"items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3","name":"3 months",
                    "termMonths":3,"price":520000,"currency":"VND","delivery":"POST"}]}]}\
                    """));
    }

    @Test
    void campaignIsWrittenPreviewedTriedAndSentWithLiveProgress() {
        service.on("POST " + CAMPAIGNS, request -> {
                    service.on("GET " + CAMPAIGNS, Answer.ok(list("DRAFT")));
                    return new Answer(201, campaign("DRAFT"));
                })
                .on("POST " + CAMPAIGNS + "/c1/test", new Answer(202, ""))
                .on("POST " + CAMPAIGNS + "/c1/schedule", request -> Answer.ok(campaign("SENDING")))
                .on("GET " + CAMPAIGNS + "/c1", request -> {
                    sent.set(20);
                    return Answer.ok(campaign("SENDING"));
                })
                .on("POST " + CAMPAIGNS + "/c1/pause", request -> Answer.ok(campaign("PAUSED")));
        open("campaigns");
        page.getByText("Write a campaign").click();
        page.getByLabel("Subject").fill("The week");
        page.getByLabel("Text (Markdown)").fill("Good morning");
        page.getByText("Save and preview").click();
        assertThat(page.getByText("The draft is saved.")).isVisible();
        assertThat(service.requests("POST " + CAMPAIGNS))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo("{\"list\":\"weekly\",\"subject\":\"The week\",\"text\":\"Good morning\"}"));
        assertThat(page.frameLocator("iframe").getByText("Good morning")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(page.getByText("To 1,234 addresses.")).isVisible();
        assertThat(page.evaluate("window.ran")).isNull();
        page.getByLabel("Dark").check();
        assertThat(page.locator("iframe")).hasCSS("color-scheme", "dark");
        assertThat(page.locator("iframe")).hasAttribute("src", Pattern.compile("preview\\.html\\?scheme=DARK#1$"));

        page.getByLabel("Send a test to").fill("mai@example.org");
        page.getByText("Send the test").click();
        assertThat(page.getByText("The test is on its way to mai@example.org.")).isVisible();

        page.getByText("Send the campaign").click();
        assertThat(page.getByText("20 sent")).isVisible();
        assertThat(page.locator("progress")).hasJSProperty("value", 20.0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                .click();
        assertThat(page.getByText("Go on")).isVisible();
    }

    @Test
    void opensAndClicksAreShownWhereTheSiteCountsThem() {
        sent.set(40);
        service.on("GET " + CAMPAIGNS, request -> Answer.ok(list("SENT")));
        open("campaigns");
        assertThat(page.getByText("40 sent")).isVisible();
        assertThat(page.getByText("opened it")).hasCount(0);
        counted = "1234";
        page.reload();
        assertThat(page.getByText("40 sent · about 1,234 opened it · about 1,234 followed a link"))
                .isVisible();
    }

    @Test
    void clicksOfEachLinkAreShownOnceAskedFor() {
        sent.set(40);
        counted = "12";
        service.on("GET " + CAMPAIGNS, request -> Answer.ok(list("SENT")))
                .on(
                        "GET " + CAMPAIGNS + "/c1",
                        request -> Answer.ok(campaign("SENT").replace("\"links\":null", """
                                "links":[{"url":"https://news.example/a?b=<b>","clicked":3},{"url":"https://news.example/c","clicked":1200}]""")));
        open("campaigns");
        page.getByText("Clicks of each link").click();
        assertThat(page.locator("campaign-list details li"))
                .hasText(new String[] {"https://news.example/c: about 1,200", "https://news.example/a?b=<b>: about 3"});
        Axe.check(page, "the clicks of each link");
    }

    @Test
    void earlierCampaignIsWhereANewOneStarts() {
        sent.set(40);
        service.on(
                        "GET " + CAMPAIGNS,
                        request -> Answer.ok(list("SENT").replace("\"plan\":null", "\"plan\":\"weekly-3\"")))
                .on("POST " + CAMPAIGNS, new Answer(201, campaign("DRAFT")));
        open("campaigns");
        page.getByText("Start from this one").click();
        assertThat(page.getByLabel("Subject")).isFocused();
        assertThat(page.getByLabel("Subject")).hasValue("The week");
        page.getByLabel("Subject").fill("Half a thought");
        page.getByText("Start from this one").click();
        assertThat(page.getByLabel("Subject")).hasValue("The week");
        page.getByLabel("Subject").fill("The next week");
        page.getByText("Save and preview").click();
        assertThat(page.getByText("The draft is saved.")).isVisible();
        assertThat(service.requests("POST " + CAMPAIGNS))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo("{\"list\":\"weekly\",\"subject\":\"The next week\","
                                + "\"text\":\"Good morning\",\"plan\":\"weekly-3\"}"));
    }

    @Test
    void wordsThatAreNotSavedSurviveAnotherViewAndAReload() {
        open("campaigns");
        page.getByText("Write a campaign").click();
        page.getByLabel("Subject").fill("Half a thought");
        page.getByLabel("Subscribers of").selectOption("weekly-3");
        assertThat(page.getByText("Not saved yet.")).isVisible();
        page.getByText("Suppressed addresses").click();
        assertThat(page.locator("campaign-list")).hasCount(0);
        page.getByText("Campaigns", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByLabel("Subject")).hasValue("Half a thought");
        assertThat(page.getByLabel("Subscribers of")).hasValue("weekly-3");
        page.reload();
        assertThat(page.getByLabel("Subject")).hasValue("Half a thought");
        page.getByText("Close", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Write a campaign")).isVisible();
        page.reload();
        assertThat(page.getByText("Write a campaign")).isVisible();
    }

    @Test
    void draftThatSomebodyElseChangedIsNotOverwritten() {
        service.on("GET " + CAMPAIGNS, Answer.ok(list("DRAFT")))
                .on("PUT " + CAMPAIGNS + "/c1", Answer.problem(412, "precondition-failed"));
        open("campaigns");
        page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Text (Markdown)").fill("My words");
        page.getByText("Save and preview").click();
        assertThat(page.getByText("This was changed elsewhere in the meantime")).isVisible();
        assertThat(page.getByLabel("Text (Markdown)")).hasValue("My words");
        assertThat(service.requests("PUT " + CAMPAIGNS + "/c1"))
                .singleElement()
                .satisfies(request -> assertThat(request.version()).isEqualTo("\"1\""));
    }

    @Test
    void suppressedAddressesAreEnteredAndLifted() {
        service.on("GET " + SUPPRESSIONS, Answer.ok("""
            {"items":[{"id":"d1","email":"lan@example.org","reason":"BOUNCE","detail":"5.1.1 no such user","since":"2026-01-07T11:00:00Z","by":null}],"next":null}\
            """))
                .on("POST " + SUPPRESSIONS, new Answer(204, ""))
                .on("DELETE " + SUPPRESSIONS + "/d1", new Answer(204, ""));
        open("suppressed");
        assertThat(page.locator("suppression-list tbody tr")).containsText("Mail came back");
        page.getByLabel("Let lan@example.org get mail again").click();
        assertThat(page.getByText("lan@example.org gets mail again.")).isVisible();
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("mai@example.org");
        page.getByText("Suppress", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("mai@example.org is suppressed.")).isVisible();
        Axe.check(page, "suppressed addresses");
    }

    @Test
    void nothingIsWiderThanAPhone() {
        service.on("GET " + CAMPAIGNS, Answer.ok(list("SENDING")));
        page.setViewportSize(390, 844);
        open("campaigns");
        page.getByText("Write a campaign").click();
        // Not with the preview, in whose sandbox no script runs, that of the check included.
        Axe.check(page, "campaigns");
        page.getByText("Preview", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("iframe")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    private void open(String view) {
        page.navigate(service.console() + "?tab=newsletters&view=" + view);
        assertThat(page.locator("h2")).hasText("Newsletters");
    }

    private String list(String state) {
        return "{\"items\":[" + campaign(state) + "],\"next\":null}";
    }

    private String campaign(String state) {
        return """
            {"id":"c1","version":1,"plan":null,"activeWithinDays":null,"list":"weekly","locale":null,"subject":"The week","text":"Good morning","ratePerHour":null,"domainRatePerHour":null,
            "state":"%s","createdBy":"s1","createdAt":"2026-01-07T11:00:00Z","sendAt":null,"sendAtLocal":null,"timeZone":"Asia/Ho_Chi_Minh","finishedAt":null,
            "recipients":40,"queued":40,"results":{"waiting":%d,"failed":0,"sent":%d,"suppressed":0,"bounced":0,"complained":0},"unsubscribed":0,"opened":%s,"clicked":%s,"links":null}\
            """.formatted(state, 40 - sent.get(), sent.get(), counted, counted);
    }
}
