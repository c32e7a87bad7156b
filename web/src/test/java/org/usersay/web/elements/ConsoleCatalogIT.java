package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The editor of the catalogue in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleCatalogIT {

    private static final String CATALOG = "/admin/sites/vir/catalog";

    private final FakeService service;
    private final Page page;

    ConsoleCatalogIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
    }

    @BeforeEach
    void staffWithACatalogue() {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"STAFF\"]}"))
                .on("GET " + CATALOG, Answer.ok(catalog()))
                .on("GET " + CATALOG + "/versions", Answer.ok("""
                    {"items":[{"version":3,"at":"2026-11-30T08:00:00.000Z","by":"Lan","changes":[
                    {"path":"publications/weekly/plans/weekly-3/price","before":"500000","after":"520000"},
                    {"path":"regions/vn","before":null,"after":"<img src=x onerror=alert(1)>"}]}],"next":null}\
                    """));
    }

    @Test
    void priceIsChangedAndSentAsANumber() {
        service.on("PUT " + CATALOG, Answer.ok(catalog()));
        var editor = open();
        price(editor).fill("540000");
        assertThat(editor.getByText("The catalogue has changes that are not saved."))
                .isVisible();
        Axe.check(page, "the catalogue");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Saved.")).isVisible();
        assertThat(service.requests("PUT " + CATALOG))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains(
                                "\"price\":540000",
                                "\"entitlements\":null",
                                "\"surcharges\":{\"VND\":5000}",
                                "\"country\":\"VN\""));
    }

    @Test
    void planIsPricedInAnotherCurrency() {
        service.on("PUT " + CATALOG, Answer.ok(catalog()));
        var editor = open();
        editor.getByLabel("Another currency").selectOption("USD");
        editor.locator("#at-publications-0-plans-0-prices-USD").fill("24.50");
        assertThat(editor.getByLabel("Another currency").locator("option[value=USD]"))
                .hasCount(0);
        assertThat(editor.getByLabel("Surcharge (USD)")).hasCount(1);
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Saved.")).isVisible();
        assertThat(service.requests("PUT " + CATALOG))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"prices\":{\"USD\":24.5}", "\"surcharges\":{\"VND\":5000}"));
    }

    @Test
    void entitlementsOfAPlanStandInPlaceOfThoseOfItsKind() {
        service.on("PUT " + CATALOG, Answer.ok(catalog()));
        var editor = open();
        editor.getByLabel("Entitlements such as digital-access").fill("digital-access\n archive\n");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Saved.")).isVisible();
        assertThat(service.requests("PUT " + CATALOG))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains("\"entitlements\":[\"digital-access\",\"archive\"]"));
    }

    @Test
    void planThatEntitlesToNothingStaysSoUntilItsFieldIsChanged() {
        var nothing = catalog().replace("\"includes\":[]", "\"includes\":[],\"entitlements\":[]");
        service.on("GET " + CATALOG, Answer.ok(nothing)).on("PUT " + CATALOG, Answer.ok(nothing));
        var editor = open();
        price(editor).fill("540000");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Saved.")).isVisible();
        assertThat(service.requests("PUT " + CATALOG))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"entitlements\":[]"));
    }

    @Test
    void fieldThatIsRefusedIsNamedAndHasTheFocus() {
        service.on("PUT " + CATALOG, new Answer(400, """
            {"type":"/problems/invalid-request","status":400,"errors":[
            {"pointer":"/publications/0/plans/0/price","detail":"Without decimals."}]}\
            """));
        var editor = open();
        price(editor).fill("540.000");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Without decimals.")).isVisible();
        assertThat(price(editor)).isFocused();
        assertThat(price(editor)).hasAttribute("aria-invalid", "true");
        assertThat(service.requests("PUT " + CATALOG))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"price\":\"540.000\""));
    }

    @Test
    void changeOfAColleagueLosesNothing() {
        service.on("PUT " + CATALOG, Answer.problem(412, "precondition-failed"));
        var editor = open();
        price(editor).fill("540000");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Somebody else changed the catalogue meanwhile"))
                .isVisible();
        assertThat(price(editor)).hasValue("540000");
    }

    @Test
    void publicationIsAddedWithAPlan() {
        var editor = open();
        editor.getByText("Add a publication").click();
        assertThat(editor.locator("#at-publications-1-name")).isFocused();
        editor.locator("#at-publications-1-name").fill("Special <b>edition</b>");
        assertThat(editor.locator("summary").filter(new Locator.FilterOptions().setHasText("Special <b>edition</b>")))
                .isVisible();
    }

    @Test
    void historySaysWhoChangedWhatAndItsTextIsNoMarkup() {
        var editor = open();
        var history = editor.locator("catalog-history");
        assertThat(history).containsText("Version 3");
        assertThat(history).containsText("Lan");
        assertThat(history).containsText("500000 → 520000");
        assertThat(history).containsText("<img src=x onerror=alert(1)>");
    }

    private Locator open() {
        page.navigate(service.console() + "?tab=orders&view=catalog");
        var editor = page.locator("catalog-editor");
        editor.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("The weekly"))
                .click();
        editor.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("3 months"))
                .click();
        return editor;
    }

    private static Locator price(Locator editor) {
        return editor.locator("#at-publications-0-plans-0-price");
    }

    private static String catalog() {
        return """
            {"publications":[{"id":"weekly","name":"The weekly","names":{},"kind":"PRINT","description":"","descriptions":{},
            "plans":[{"id":"weekly-3","name":"3 months","names":{},"termMonths":3,"issues":13,"price":520000,"currency":"VND",
            "delivery":"POST","maxCopies":100,"taxPercent":5,"includes":[],"from":null,"until":null}]}],
            "regions":[{"id":"vn","name":"Vietnam","names":{},"country":"VN","areas":[],"surcharges":{"VND":5000}}]}\
            """;
    }
}
