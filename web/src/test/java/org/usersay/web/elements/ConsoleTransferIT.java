package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports and exports in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleTransferIT {

    private static final String IMPORTS = "/admin/sites/vir/imports";

    private final FakeService service;
    private final Page page;

    ConsoleTransferIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"ADMIN\"]}"))
                .on("GET " + IMPORTS, Answer.ok("{\"items\":[" + job("m", "mapping", "DONE", 0) + "],\"next\":null}"));
    }

    @Test
    void dumpIsSentWithItsMappingAndFollowedToItsReport() {
        var asked = new AtomicInteger();
        service.on("POST " + IMPORTS, new Answer(202, job("j", "disqus", "WAITING", 0)))
                .on(
                        "GET " + IMPORTS + "/j",
                        request ->
                                Answer.ok(job("j", "disqus", asked.getAndIncrement() == 0 ? "RUNNING" : "DONE", 3210)));
        open("");
        page.getByLabel("File").setInputFiles(dump());
        page.locator("select[name=mapping]").selectOption("m");
        page.getByText("Start the dry run").click();
        assertThat(page.getByText("The file has arrived.")).isVisible();
        var entry = page.locator("site-transfer li").first();
        assertThat(entry).containsText("It begins as soon as no other import runs.");
        assertThat(entry).containsText("Step 2 of 2, adding comments: 3,210 records");
        assertThat(entry.locator(".state").first()).hasText("Done");
        assertThat(entry).containsText("Comments that would be added");
        assertThat(entry).containsText("2 without a usable date, 1 strange kind");
        entry.getByText("Articles without a mapping: 201").click();
        assertThat(entry.getByText("https://news.example/a")).isVisible();
        Axe.check(page, "report");
        assertThat(service.requests("POST " + IMPORTS)).singleElement().satisfies(request -> {
            assertThat(request.address().getQuery()).isEqualTo("format=disqus&dryRun=true&mapping=m");
            assertThat(request.body()).isEqualTo("<disqus/>");
            assertThat(request.header()).isEqualTo("1");
        });
    }

    @Test
    void mappingIsSentWithoutADryRun() {
        service.on("POST " + IMPORTS, new Answer(202, job("n", "mapping", "DONE", 0)));
        open("");
        page.getByLabel("Format").selectOption("mapping");
        assertThat(page.getByLabel("Dry run")).hasCount(0);
        page.getByLabel("File").setInputFiles(dump());
        page.getByText("Send the mapping").click();
        assertThat(page.locator("site-transfer li")).hasCount(2);
        assertThat(service.requests("POST " + IMPORTS).getFirst().address().getQuery())
                .isEqualTo("format=mapping");
    }

    @Test
    void refusalIsExplainedAndTheFormStays() {
        service.on("POST " + IMPORTS, Answer.problem(413, "body-too-large"));
        open("");
        page.getByLabel("File").setInputFiles(dump());
        page.getByText("Start the dry run").click();
        assertThat(page.locator("site-transfer [role=alert]")).not().hasText("");
        assertThat(page.getByText("Start the dry run")).isEnabled();
        assertThat(page.locator("site-transfer li")).hasCount(1);
    }

    @Test
    void filesAreFetchedByTheBrowserBesideTheNumberOfComments() {
        service.on("GET /admin/sites/vir/queues", Answer.ok("{\"pending\":1,\"all\":12345}"));
        service.on("GET /admin/sites/vir/exports", Answer.ok("{}"))
                .on("GET /admin/sites/vir/ratings/days.csv", Answer.ok("article"));
        open("");
        assertThat(page.getByText("Comments at present: 12,345")).isVisible();
        page.getByText("All comments, NDJSON").click();
        page.waitForURL("**/admin/sites/vir/exports");
        open("");
        page.getByText("Daily counts, CSV").click();
        page.waitForURL("**/admin/sites/vir/ratings/days.csv**");
        assertThat(service.requests("GET /admin/sites/vir/exports")).hasSize(1);
        assertThat(service.requests("GET /admin/sites/vir/ratings/days.csv")).hasSize(1);
    }

    @Test
    void onlyAdministratorsHaveTheTab() {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"));
        page.navigate(service.console() + "?tab=transfer");
        assertThat(page.locator("nav button").getByText("Audit", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("site-transfer")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT, vi", "768, DARK, vi", "1440, LIGHT, en"})
    void nothingIsTooWideAndNoRuleIsBroken(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        open("&lang=" + language);
        assertThat(page.locator("h2")).hasText(language.equals("vi") ? "Nhập và xuất" : "Imports and exports");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        Axe.check(page, "form");
    }

    private void open(String query) {
        page.navigate(service.console() + "?tab=transfer" + query);
        assertThat(page.locator("site-transfer li").first()).isVisible();
    }

    private static FilePayload dump() {
        return new FilePayload("dump.xml", "text/xml", "<disqus/>".getBytes(StandardCharsets.UTF_8));
    }

    private static String job(String id, String format, String state, int records) {
        return """
                {"id":"%s","format":"%s","dryRun":true,"mapping":null,"state":"%s","createdAt":"2026-01-07T11:00:00Z",
                "finishedAt":null,"bytes":9,"pass":2,"records":%d,"report":{"articles":201,"added":3210,"known":0,"toTop":0,
                "votes":0,"unmapped":201,"unmappedArticles":[{"address":"https://news.example/a","article":"a"}],
                "skipped":{"BAD_DATE":2,"STRANGE_KIND":1},"details":[]},"fault":null}""".formatted(id, format, state, records);
    }
}
