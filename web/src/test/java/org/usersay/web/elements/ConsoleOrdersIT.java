package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the staff does about orders in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleOrdersIT {

    private static final String ORDER = "/admin/subscription-orders/XJSSN-RPK43";

    private static final Answer DELIVERIES = Answer.ok("""
            {"items":[{"order":"XJSSN-RPK43","plan":"3 months","copies":2,"recipient":"<b>Mai</b>",
            "address":"2 Le Loi","city":"Hue"}],"addresses":1,"copies":2}""");

    private final FakeService service;
    private final Page page;

    ConsoleOrdersIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
    }

    @BeforeEach
    void staffWithAnOrder() {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"STAFF\"]}"))
                .on("GET /admin/sites/vir/subscription-orders", Answer.ok("{\"items\":[%s]}".formatted(order())))
                .on("GET " + ORDER, Answer.ok(order()));
    }

    @Test
    void pageOfAnOrderShowsWhereItGoesAndWhatWasNoted() {
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        var order = page.locator("order-page");
        assertThat(order).containsText("47 Quang Trung");
        assertThat(order).containsText("0101234567");
        assertThat(order).containsText("wants it early");
        assertThat(order).containsText(Pattern.compile("Agreed to\\s*I agree to the terms\\. \\(.*, version k2f8\\)"));
        assertThat(order).containsText("Mai");
        Axe.check(page, "an order");
        service.on("PATCH " + ORDER, Answer.ok(order()));
        order.getByLabel("Note for the staff").fill("called again");
        order.getByText("Save the note").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(service.requests("PATCH " + ORDER))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("{\"note\":\"called again\"}"));
    }

    @Test
    void ordersOfDaysAreListedAndTakenAwayAsCsv() {
        page.navigate(service.console() + "?tab=orders");
        var export = page.locator("order-list").getByText("Export as CSV");
        assertThat(export)
                .hasAttribute("href", Pattern.compile("/api/v1/admin/sites/vir/subscription-orders\\.csv\\??$"));
        page.getByLabel("Ordered from").fill("2026-01-01");
        page.getByLabel("Ordered until").fill("2026-01-31");
        page.waitForResponse(
                answer -> answer.url().endsWith("/subscription-orders?state=PAID&from=2026-01-01&to=2026-01-31"),
                () -> page.locator("order-list select[name=state]").selectOption("PAID"));
        assertThat(export).hasAttribute("href", Pattern.compile("csv\\?state=PAID&from=2026-01-01&to=2026-01-31$"));
        assertThat(export).hasAttribute("download", "");
        Axe.check(page, "orders of days");
        page.setViewportSize(390, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        var list = page.locator("order-list");
        assertThat(list.locator("select[name=state]")).isHidden();
        list.getByText("Filters (3)").click();
        Axe.check(page, "filters of a phone");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        list.locator("select[name=state]").selectOption("DUE");
        assertThat(export).hasCount(0);
        list.getByText("Filters (1)").click();
        assertThat(list.locator("select[name=state]")).isHidden();
    }

    @Test
    void listThatIsCutSaysThatThereAreMore() {
        var orders = "/admin/sites/vir/subscription-orders";
        service.on("GET " + orders + "/search", Answer.ok("{\"items\":[%s],\"more\":true}".formatted(order())))
                .on("GET " + orders + "/due", Answer.ok("{\"items\":[%s],\"more\":true}".formatted(order())));
        page.navigate(service.console() + "?tab=orders");
        var list = page.locator("order-list");
        assertThat(list).containsText("XJSSN-RPK43");
        assertThat(list.getByText("there are more")).hasCount(0);
        list.locator("select[name=state]").selectOption("DUE");
        assertThat(list.getByText("Only the first 1 are shown, and there are more."))
                .isVisible();
        page.getByLabel("Reference, name or e-mail").fill("an@example.org");
        page.keyboard().press("Enter");
        assertThat(list.getByText("Only 1 are shown, and there are more: narrow the search."))
                .isVisible();
        service.on("GET " + orders + "/search", Answer.ok("{\"items\":[%s],\"more\":false}".formatted(order())));
        list.getByText("Refresh").click();
        assertThat(list.getByText("there are more")).hasCount(0);
    }

    @Test
    void stepOfTheListIsOneOfTheOrderThatIsShown() {
        var orders = "GET /admin/sites/vir/subscription-orders";
        service.on("PATCH " + ORDER, request -> {
            service.on(orders, Answer.ok("{\"items\":[%s]}".formatted(order().replace("\"An\"", "\"Binh\""))));
            return Answer.problem(412, "precondition-failed");
        });
        page.navigate(service.console() + "?tab=orders");
        var list = page.locator("order-list");
        list.getByLabel("Activate: order XJSSN-RPK43").click();
        assertThat(list.getByRole(AriaRole.ALERT)).containsText("Somebody else changed the order meanwhile.");
        assertThat(list).containsText("Binh");
        assertThat(service.requests("PATCH " + ORDER))
                .singleElement()
                .satisfies(request -> assertThat(request.version()).isEqualTo("\"7\""));
    }

    @Test
    void orderIsCancelledOnlyAfterAQuestion() {
        service.on("PATCH " + ORDER, Answer.ok(order()));
        page.navigate(service.console() + "?tab=orders");
        page.onceDialog(Dialog::dismiss);
        page.getByLabel("Cancel: order XJSSN-RPK43").click();
        assertThat(service.requests("PATCH " + ORDER)).isEmpty();
        page.onceDialog(Dialog::accept);
        page.getByLabel("Cancel: order XJSSN-RPK43").click();
        assertThat(page.getByText("Order XJSSN-RPK43 is now cancelled.")).isVisible();

        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        page.onceDialog(Dialog::dismiss);
        page.locator("order-page").getByText("Cancel").click();
        assertThat(service.requests("PATCH " + ORDER))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("{\"state\":\"CANCELLED\"}"));
    }

    @Test
    void pageOfAnOrderLeadsToTheCreditNoteOfEachRefund() {
        service.on("GET " + ORDER, Answer.ok(order().replace("\"holds\":[]", """
                "holds":[],"invoice":"/api/v1/subscription-orders/XJSSN-RPK43/invoice.pdf","creditNotes":[
                {"amount":100000,"at":"2026-11-25T08:00:00Z","file":"/api/v1/subscription-orders/XJSSN-RPK43/credit-notes/1"},
                {"amount":20000,"at":"2026-11-26T08:00:00Z","file":"/api/v1/subscription-orders/XJSSN-RPK43/credit-notes/2"}]
                """)));
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        var order = page.locator("order-page");
        assertThat(order.locator("a[href$='/invoice.pdf']")).isVisible();
        assertThat(order.locator("a[href$='/credit-notes/1']")).containsText("100,000");
        assertThat(order.locator("a[href$='/credit-notes/2']")).containsText("20,000");
        Axe.check(page, "an order with credit notes");
    }

    @Test
    void staffUpgradesAnOrderAndTheHistorySaysSo() {
        var running = order().replace("\"state\":\"PAID\",\"total\"", "\"state\":\"ACTIVE\",\"total\"")
                .replace("\"staff\":{", "\"staff\":{\"site\":\"vir\",");
        service.on("GET " + ORDER, Answer.ok(running))
                .on("GET /sites/vir/publications", Answer.ok("""
                        {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-12","name":"12 months",
                        "termMonths":12,"price":1976000,"currency":"VND","delivery":"POST"}]}]}"""))
                .on("POST /subscription-orders/XJSSN-RPK43/upgrade-quotes", Answer.ok("""
                        {"plan":"weekly-12","copies":1,"unit":1976000,"subtotal":1976000,"delivery":0,"tax":0,"total":1976000,
                        "credit":326000,"daysLeft":151,"due":1650000,"currency":"VND","payUntil":"2998-01-08"}"""))
                .on("POST /subscription-orders/XJSSN-RPK43/upgrade", request -> {
                    service.on(
                            "GET " + ORDER,
                            Answer.ok(
                                    running.replace("\"holds\":[]", "\"holds\":[],\"upgrade\":\"NEW01-23456\"")
                                            .replace(
                                                    "\"history\":[",
                                                    "\"history\":[{\"state\":\"ACTIVE\",\"at\":\"2026-11-26T08:00:00Z\","
                                                            + "\"by\":\"m1\",\"note\":\"NEW01-23456\",\"period\":\"UPGRADE_ORDERED\"},")));
                    return new Answer(201, """
                            {"reference":"NEW01-23456","state":"SUBMITTED","total":1976000,"due":1650000,"currency":"VND"}""");
                });
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        var order = page.locator("order-page");
        var upgrade = order.locator("order-upgrade");
        upgrade.getByText("Upgrade").first().click();
        upgrade.getByText("Show the price").click();
        assertThat(upgrade.locator(".bill")).containsText("1,650,000");
        Axe.check(page, "an upgrade by staff");
        upgrade.getByText("Order the upgrade for").click();
        assertThat(upgrade).containsText("The upgrade NEW01-23456 waits to be paid");
        assertThat(order).containsText("Upgrade ordered");
        assertThat(service.requests("POST /subscription-orders/XJSSN-RPK43/upgrade"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("{\"plan\":\"weekly-12\"}"));
    }

    @Test
    void changeOfAColleagueIsShownInPlaceOfTheOwn() {
        service.on("PATCH " + ORDER, Answer.problem(412, "precondition-failed"));
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        page.locator("order-page").getByText("Activate").click();
        assertThat(page.getByText("Somebody else changed the order meanwhile.")).isVisible();
    }

    @Test
    void linesOfABankStatementAreToldAndTheirTextIsNoMarkup() {
        service.on("POST /admin/sites/vir/bank-statements", Answer.ok("""
                {"items":[{"line":2,"outcome":"MATCHED","amount":520000,"currency":"VND","description":"XJSSNRPK43",
                "reference":"XJSSN-RPK43"},
                {"line":3,"outcome":"UNKNOWN","amount":1,"currency":"VND","description":"<img src=x onerror=alert(1)>"}],
                "counts":{"MATCHED":1,"UNKNOWN":1}}"""));
        page.navigate(service.console() + "?tab=orders");
        var statement = page.locator("bank-statement");
        statement.getByText("Book a bank statement").click();
        statement
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("day.csv", "text/csv", "date,…\n".getBytes(StandardCharsets.UTF_8)));
        statement.getByText("Book the transfers").click();
        assertThat(statement).containsText("No order named: 1 · Order paid: 1");
        assertThat(statement).containsText("<img src=x onerror=alert(1)>");
        Axe.check(page, "a statement");
        assertThat(service.requests("POST /admin/sites/vir/bank-statements")).hasSize(1);
    }

    @Test
    void deliveryListOfAnIssueIsCountedAndLeadsToFileAndLabels() {
        service.on("GET /sites/vir/publications", Answer.ok("""
                        {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3","name":"3 months",
                        "termMonths":3,"price":520000,"currency":"VND","delivery":"POST"}]}]}"""))
                .on("GET /admin/sites/vir/deliveries", DELIVERIES)
                .on("GET /admin/sites/vir/publications/weekly/issues", Answer.ok("{\"items\":[],\"next\":null}"));
        page.navigate(service.console() + "?tab=orders");
        var list = page.locator("delivery-list");
        list.getByText("Delivery list").first().click();
        assertThat(list.locator("select[name=issue]")).hasCount(0);
        list.getByText("Show").click();
        assertThat(list).containsText("2 copies to 1 addresses on ");
        assertThat(list).containsText("<b>Mai</b>");
        assertThat(list.getByText("Labels to print"))
                .hasAttribute(
                        "href",
                        Pattern.compile(
                                "/api/v1/admin/sites/vir/deliveries\\.html\\?publication=weekly&date=\\d{4}-\\d\\d-\\d\\d$"));
        Axe.check(page, "a delivery list");
    }

    @Test
    void issueIsChosenFromTheCalendarOfThePublication() {
        service.on("GET /sites/vir/publications", Answer.ok("""
                        {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3","name":"3 months",
                        "termMonths":3,"price":520000,"currency":"VND","delivery":"POST"}]},{"id":"yearbook","name":"The yearbook","kind":"SPECIAL",
                        "plans":[{"id":"yearbook-12","name":"A year","termMonths":12,"price":90000,"currency":"VND","delivery":"POST"}]}]}"""))
                .on("GET /admin/sites/vir/deliveries", DELIVERIES)
                .on("GET /admin/sites/vir/publications/yearbook/issues", Answer.ok("{\"items\":[],\"next\":null}"))
                .on(
                        "GET /admin/sites/vir/publications/weekly/issues",
                        Answer.ok("{\"items\":[\"2020-01-06\",\"2998-01-06\",\"2998-01-13\"],\"next\":null}"));
        page.navigate(service.console() + "?tab=orders");
        var list = page.locator("delivery-list");
        list.getByText("Delivery list").first().click();
        assertThat(list.getByLabel("Issue")).hasValue("2998-01-06");
        assertThat(list.locator("input[type=date]")).hasCount(0);
        list.getByLabel("Issue").selectOption("2998-01-13");
        list.getByText("Show").click();
        assertThat(list).containsText("2 copies to 1 addresses on ");
        assertThat(list.getByText("Labels to print"))
                .hasAttribute("href", Pattern.compile("deliveries\\.html\\?publication=weekly&date=2998-01-13$"));
        assertThat(list.getByText("List as CSV"))
                .hasAttribute("href", Pattern.compile("deliveries\\.csv\\?publication=weekly&date=2998-01-13$"));
        Axe.check(page, "a delivery list of an issue");

        list.getByLabel("Issue").selectOption("Another day");
        assertThat(list.locator("input[type=date]")).isVisible();
        list.getByLabel("Publication").selectOption("The yearbook");
        assertThat(list.locator("select[name=issue]")).hasCount(0);
        list.locator("input[type=date]").fill("2027-02-03");
        page.waitForRequest(
                request -> request.url().endsWith("/deliveries?publication=yearbook&date=2027-02-03"),
                () -> list.getByText("Show").click());
    }

    @Test
    void staffHoldsAnOrderOfTheVersionThatIsShown() {
        service.on("POST /subscription-orders/XJSSN-RPK43/holds", Answer.problem(412, "precondition-failed"));
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        var order = page.locator("order-page");
        order.getByText("Vacation and delivery address").click();
        order.getByLabel("First day").first().fill("2998-01-10");
        order.getByLabel("Last day").first().fill("2998-01-20");
        order.getByText("Hold the subscription").click();
        assertThat(order.locator("order-periods").getByRole(AriaRole.ALERT))
                .not()
                .isEmpty();
        assertThat(service.requests("POST /subscription-orders/XJSSN-RPK43/holds"))
                .hasSize(1);
    }

    @Test
    void staffTakesASeatBackAndTheHistorySaysSo() {
        var seats = "/subscription-orders/XJSSN-RPK43/seats";
        service.on("GET " + ORDER, Answer.ok(order().replace("\"copies\":1", "\"copies\":1,\"seats\":3")))
                .on("GET " + seats, Answer.ok("""
                        {"reference":"XJSSN-RPK43","publication":"The weekly","plan":"3 months","bought":3,"used":1,"free":2,
                        "open":true,"endsOn":"2999-02-26","items":[{"id":"s1","state":"TAKEN","email":"mai@office.example",
                        "name":"Mai","since":"2026-01-02T11:00:00Z"}]}"""))
                .on("DELETE " + seats + "/s1", request -> {
                    service.on(
                            "GET " + ORDER,
                            Answer.ok(order().replace("\"note\":\"wants it early\"", "\"period\":\"SEAT_REMOVED\"")));
                    return new Answer(204, "");
                });
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        var order = page.locator("order-page");
        assertThat(order.getByText("1 of 3 seats are taken or offered.")).isVisible();
        assertThat(order.getByText("Take a seat yourself")).hasCount(0);
        Axe.check(page, "seats of an order");
        order.getByLabel("Take back: mai@office.example").click();
        assertThat(order.getByText("Seat taken back by the staff")).isVisible();
        assertThat(service.requests("DELETE " + seats + "/s1")).hasSize(1);
    }

    @Test
    void ordersAreChosenByAssigneePlanAndCountryInTheAddress() {
        colleagues();
        service.on("GET /admin/sites/vir/catalog", Answer.ok("""
                {"publications":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3","name":"3 months"}]},
                {"id":"digital","name":"Digital","kind":"DIGITAL","plans":[{"id":"digital-12","name":"12 months"}]}],"regions":[]}"""));
        page.navigate(service.console() + "?tab=orders");
        var list = page.locator("order-list");
        list.locator("select[name=assignee]").selectOption("Thu");
        list.locator("select[name=publication]").selectOption("The weekly");
        assertThat(list.locator("select[name=plan] option")).hasCount(2);
        list.locator("select[name=plan]").selectOption("3 months");
        page.waitForResponse(
                answer -> answer.url()
                        .endsWith("/subscription-orders?assignee=m2&publication=weekly&plan=weekly-3&country=VN"),
                () -> list.locator("select[name=country]").selectOption("VN"));
        assertThat(page).hasURL(Pattern.compile("assignee=m2&publication=weekly&plan=weekly-3&country=VN$"));
        assertThat(list.getByText("Export as CSV"))
                .hasAttribute(
                        "href", Pattern.compile("csv\\?assignee=m2&publication=weekly&plan=weekly-3&country=VN$"));
        Axe.check(page, "chosen orders");
        page.setViewportSize(390, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        page.reload();
        assertThat(list.locator("select[name=assignee]")).hasValue("m2");
        assertThat(list.locator("select[name=country]")).hasValue("VN");
        list.getByText("Filters (4)").click();
        list.locator("select[name=publication]").selectOption("Digital");
        assertThat(page).hasURL(Pattern.compile("assignee=m2&publication=digital&country=VN$"));
        page.waitForResponse(answer -> answer.url().contains("plan=weekly-3"), page::goBack);
        assertThat(list.locator("select[name=plan]")).hasValue("weekly-3");
        assertThat(list.locator("select[name=publication]")).hasValue("weekly");
    }

    @Test
    void orderIsGivenToAColleagueAndTakenAwayFromThem() {
        colleagues();
        var mine = order().replace("\"staff\":{", "\"staff\":{\"site\":\"vir\",");
        service.on("GET " + ORDER, Answer.ok(mine)).on("PATCH " + ORDER, request -> {
            var theirs = request.body().contains("m2");
            return Answer.ok(
                    theirs
                            ? mine.replace("\"site\":", "\"assignee\":\"m2\",\"site\":")
                                    .replace("{\"m1\":\"Mai\"}", "{\"m1\":\"Mai\",\"m2\":\"Thu\"}")
                            : mine);
        });
        page.navigate(service.console() + "?tab=orders&order=XJSSN-RPK43");
        var order = page.locator("order-page");
        assertThat(order.getByText("Nobody looks after it yet.")).isVisible();
        order.getByLabel("Give it to").selectOption("Thu");
        assertThat(order.getByText("Looked after by Thu")).isVisible();
        Axe.check(page, "an order of a colleague");
        order.getByLabel("Give it to").selectOption("Nobody");
        assertThat(order.getByText("Nobody looks after it yet.")).isVisible();
        assertThat(service.requests("PATCH " + ORDER))
                .extracting(Request::body)
                .containsExactly("{\"assignee\":\"m2\"}", "{\"assigned\":false}");
        service.on("PATCH " + ORDER, Answer.problem(412, "precondition-failed"));
        order.getByLabel("Give it to").selectOption("Mai");
        assertThat(order.getByRole(AriaRole.ALERT).first()).containsText("Somebody else changed the order meanwhile.");
        assertThat(order.locator("select[name=assignee]")).hasValue("");
    }

    private void colleagues() {
        service.on("GET /admin/sites/vir/subscription-orders/assignees", Answer.ok("""
                {"items":[{"id":"m1","name":"Mai"},{"id":"m2","name":"Thu"}],"next":null}"""));
    }

    private static String order() {
        return """
                {"reference":"XJSSN-RPK43","state":"PAID","total":520000,"currency":"VND","publication":"The weekly",
                "plan":"3 months","copies":1,"startsOn":"2026-11-26","endsOn":"2999-02-26",
                "placedAt":"2026-11-20T08:00:00Z","holds":[],"addresses":[],
                "delivery":{"address":"47 Quang Trung","city":"Hanoi"},
                "staff":{"version":7,"subscriber":{"name":"An","email":"an@example.org"},"consents":[{"to":"terms","at":"2026-01-07T11:00:00Z","wording":"I agree to the terms.","version":"k2f8"}],
                "company":{"name":"A Company","taxCode":"0101234567"},"next":["ACTIVE","CANCELLED"],
                "names":{"m1":"Mai"},
                "history":[{"state":"PAID","at":"2026-11-20T08:00:00Z","by":"m1"},
                {"state":"PAID","at":"2026-11-20T09:00:00Z","by":"m1","note":"wants it early"}]}}""";
    }
}
