package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The coupons of a site in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleCouponsIT {

    private static final String COUPONS = "/admin/sites/vir/coupons";

    private static final String SPRING = """
        {"code":"SPRING","percent":null,"amounts":{"VND":50000},"plans":["weekly-3"],"from":"2026-11-01","until":null,
        "limit":50,"ended":false,"used":12,"state":"VALID","version":2,"at":"2026-11-30T08:00:00.000Z","by":"Lan"%s}\
        """;
    private static final String HISTORY = """
        ,"history":[{"version":2,"at":"2026-11-30T08:00:00.000Z","by":"<b>Lan</b>","changes":[
        {"path":"amounts/VND","before":"40000","after":"50000"}]}]\
        """;

    private final FakeService service;
    private final Page page;

    ConsoleCouponsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
    }

    @BeforeEach
    void staffWithACoupon() {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"STAFF\"]}"))
                .on("GET /admin/sites/vir/catalog", Answer.ok("""
                    {"publications":[{"id":"weekly","name":"The weekly","names":{},"kind":"PRINT","description":"","descriptions":{},
                    "plans":[{"id":"weekly-3","name":"3 months","names":{},"termMonths":3,"price":520000,"currency":"VND",
                    "delivery":"POST","maxCopies":100,"taxPercent":5}]}],"regions":[]}\
                    """))
                .on(
                        "GET " + COUPONS,
                        Answer.ok("{\"items\":[%s,%s],\"next\":null}"
                                .formatted(
                                        SPRING.formatted(""),
                                        SPRING.formatted("").replace("SPRING", "WINTER"))))
                .on("GET " + COUPONS + "/SPRING", Answer.ok(SPRING.formatted(HISTORY)));
    }

    @Test
    void listSaysWhatACouponIsWorthAndHowOftenItWasUsed() {
        var list = open();
        var row = list.locator("tbody tr").first();
        assertThat(row).containsText("SPRING");
        assertThat(row).containsText("50,000");
        assertThat(row).containsText("12 of 50");
        assertThat(row).containsText("Valid");
        Axe.check(page, "the coupons");
    }

    @Test
    void couponIsChangedAndItsHistoryIsBeside() {
        service.on("PUT " + COUPONS + "/SPRING", Answer.ok(SPRING.formatted(HISTORY)));
        var editor = edit();
        assertThat(editor.locator(".versions")).containsText("40000 → 50000");
        assertThat(editor.locator(".versions")).containsText("<b>Lan</b>");
        editor.locator("#at-amounts-VND").fill("60.000,5");
        editor.locator("#at-amounts-VND").fill("60000");
        editor.locator("#at-limit").fill("40");
        Axe.check(page, "a coupon");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("The coupon SPRING is saved.")).isVisible();
        assertThat(service.requests("PUT " + COUPONS + "/SPRING"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains(
                                "\"amounts\":{\"VND\":60000}",
                                "\"percent\":null",
                                "\"limit\":40",
                                "\"plans\":[\"weekly-3\"]")
                        .doesNotContain("used"));
    }

    @Test
    void thousandsAreNotTakenForDecimals() {
        service.on("PUT " + COUPONS + "/SPRING", new Answer(400, """
            {"type":"/problems/invalid-request","status":400,"errors":[{"pointer":"/limit","detail":"A whole number."}]}\
            """));
        var editor = edit();
        editor.locator("#at-amounts-VND").fill("60.000");
        editor.locator("#at-limit").fill("10,000");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("A whole number.")).isVisible();
        assertThat(editor.locator("#at-limit")).isFocused();
        assertThat(service.requests("PUT " + COUPONS + "/SPRING"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"amounts\":{\"VND\":\"60.000\"}", "\"limit\":\"10,000\""));
    }

    @Test
    void couponIsEndedWithOneClick() {
        service.on(
                "PUT " + COUPONS + "/SPRING",
                Answer.ok(SPRING.formatted(HISTORY)
                        .replace("\"ended\":false", "\"ended\":true")
                        .replace("VALID", "ENDED")));
        var editor = edit();
        editor.getByText("End it now").click();
        assertThat(editor.getByText("The coupon SPRING has ended.")).isVisible();
        assertThat(editor.getByText("Let it count again")).isVisible();
        assertThat(service.requests("PUT " + COUPONS + "/SPRING"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"ended\":true"));
    }

    @Test
    void newCouponIsMadeAndATakenCodeHasTheFocus() {
        service.on("POST " + COUPONS, Answer.problem(409, "conflict"));
        var list = open();
        list.getByText("New coupon").click();
        var editor = list.locator("coupon-editor");
        assertThat(editor.locator("#at-code")).isFocused();
        editor.locator("#at-code").fill("spring");
        editor.locator("#at-percent").fill("12,5");
        editor.getByText("Make the coupon").click();
        assertThat(editor.getByText("The site has a coupon of this code.")).isVisible();
        assertThat(editor.locator("#at-code")).isFocused();
        assertThat(service.requests("POST " + COUPONS))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains("\"code\":\"SPRING\"", "\"percent\":12.5", "\"plans\":[]"));
    }

    @Test
    void changeOfAColleagueLosesNothing() {
        service.on("PUT " + COUPONS + "/SPRING", Answer.problem(412, "precondition-failed"));
        var editor = edit();
        editor.locator("#at-limit").fill("7");
        editor.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(editor.getByText("Somebody else changed this coupon meanwhile"))
                .isVisible();
        assertThat(editor.locator("#at-limit")).hasValue("7");
    }

    private Locator open() {
        page.navigate(service.console() + "?tab=orders&view=coupons");
        return page.locator("coupon-list");
    }

    private Locator edit() {
        var list = open();
        list.getByLabel("Change SPRING").click();
        return list.locator("coupon-editor");
    }
}
