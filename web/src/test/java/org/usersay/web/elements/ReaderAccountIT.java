package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.SIGNED_OUT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signed-in reader's own page. */
@ExtendWith(ChromiumExtension.class)
class ReaderAccountIT {

    private static final String WRONG = "wrong-credentials";

    private final FakeService service;
    private final Page page;

    ReaderAccountIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", me("Linh"))
                .on("GET /me/notice-preferences", Answer.ok("{\"mail\":\"DAILY\"}"))
                .on("GET /me/email-change", Answer.ok("{\"pending\":null}"))
                .on("GET /me/seats", Answer.ok("{\"items\":[]}"))
                .on(
                        "GET /me/newsletter-preferences",
                        Answer.ok("{\"email\":\"linh@example.org\",\"site\":\"vir\",\"lists\":[]}"))
                .on(
                        "GET /me/sessions",
                        Answer.ok("{\"items\":[" + device("s1", "Firefox on Linux", true) + ","
                                + device("s2", "Safari on iPhone", false) + "],\"next\":null}"))
                .on("GET /me/subscriptions", Answer.ok("""
                        {"items":[{"reference":"VIR-7K2M-9QPD","state":"ACTIVE","total":1560000,"currency":"VND",
                        "publication":"Weekly","plan":"Print, one year","startsOn":"2026-01-01","endsOn":"2999-01-01","holds":[],
                        "delivery":{"address":"1 Trang Tien","city":"Hanoi","country":"VN"},"addresses":[]}],"next":null}"""));
    }

    @Test
    void subscriptionIsHeldAndSaysWhyNot() {
        var path = "POST /subscription-orders/VIR-7K2M-9QPD/holds";
        service.on(path, Answer.problem(409, "period-not-possible"));
        open("vi");
        var orders = section("account-orders");
        orders.getByText("Tạm ngưng và địa chỉ giao báo").click();
        orders.getByLabel("Ngày đầu").first().fill("2998-08-01");
        orders.getByLabel("Ngày cuối").first().fill("2998-08-14");
        orders.getByText("Tạm ngưng giao báo").click();
        assertThat(orders.getByText("Không áp dụng được những ngày này")).isVisible();
        Axe.check(page, "a hold");

        service.on(path, Answer.ok("""
                {"reference":"VIR-7K2M-9QPD","state":"ACTIVE","startsOn":"2026-01-01","endsOn":"2999-01-15",
                "holds":[{"from":"2998-08-01","to":"2998-08-14"}],"addresses":[]}"""));
        orders.getByText("Tạm ngưng giao báo").click();
        assertThat(orders.getByText("Đã tạm ngưng; gói kết thúc ngày 15 thg 1, 2999."))
                .isVisible();
        assertThat(service.requests(path))
                .last()
                .satisfies(request ->
                        assertThat(request.body()).isEqualTo("{\"from\":\"2998-08-01\",\"to\":\"2998-08-14\"}"));
    }

    @Test
    void subscriptionGoesToAnotherAddressForAWhile() {
        var path = "POST /subscription-orders/VIR-7K2M-9QPD/addresses";
        service.on(path, new Answer(400, """
                {"type":"/problems/invalid-request","status":400,"errors":[
                {"pointer":"/address/postalCode","detail":"There is no such code."}]}"""));
        open("en");
        var orders = section("account-orders");
        orders.getByText("Vacation and delivery address").click();
        orders.getByLabel("First day").last().fill("2998-08-01");
        orders.getByLabel("Last day (optional)").fill("2998-08-14");
        orders.getByLabel("Street and number").fill("2 Le Loi");
        assertThat(orders.getByText("As ordered: 1 Trang Tien, Hanoi, Vietnam")).isVisible();
        assertThat(orders.getByLabel("Country")).hasValue("VN");
        assertThat(orders.getByLabel("Ward or commune")).isVisible();
        orders.getByLabel("Country").selectOption("JP");
        assertThat(orders.getByLabel("Ward or commune")).hasCount(0);
        orders.getByLabel("Prefecture").fill("Kyoto");
        orders.getByLabel("Postal code").fill("600-8216");
        orders.getByText("Change the address").click();
        assertThat(orders.getByText("There is no such code.").first()).isVisible();
        assertThat(orders.getByLabel("Postal code")).isFocused();
        Axe.check(page, "another address");

        service.on(path, Answer.ok("""
                {"reference":"VIR-7K2M-9QPD","state":"ACTIVE","startsOn":"2026-01-01","endsOn":"2999-01-01","holds":[],
                "delivery":{"address":"1 Trang Tien","city":"Hanoi","country":"VN"},"addresses":[{"from":"2998-08-01",
                "to":"2998-08-14","address":{"address":"2 Le Loi","city":"Kyoto","country":"JP"}}]}"""));
        orders.getByText("Change the address").click();
        assertThat(orders.getByText("The address is changed.")).isVisible();
        assertThat(service.requests(path))
                .last()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo(
                                "{\"from\":\"2998-08-01\",\"to\":\"2998-08-14\",\"address\":{\"address\":\"2 Le Loi\","
                                        + "\"city\":\"Kyoto\",\"postalCode\":\"600-8216\",\"country\":\"JP\"}}"));
    }

    @Test
    void countryThatAnOrderHasByItsNameStaysWhatItIs() {
        var path = "POST /subscription-orders/VIR-7K2M-9QPD/addresses";
        service.on("GET /me/subscriptions", Answer.ok("""
                        {"items":[{"reference":"VIR-7K2M-9QPD","state":"ACTIVE","total":1560000,"currency":"VND",
                        "publication":"Weekly","plan":"Print, one year","startsOn":"2026-01-01","endsOn":"2999-01-01","holds":[],
                        "delivery":{"address":"1 Trang Tien","city":"Hanoi","country":"Viet Nam"},"addresses":[]}],"next":null}""")).on(path, Answer.problem(409, "period-not-possible"));
        open("en");
        var orders = section("account-orders");
        orders.getByText("Vacation and delivery address").click();
        orders.getByLabel("First day").last().fill("2998-08-01");
        orders.getByLabel("Street and number").fill("2 Le Loi");
        orders.getByLabel("City").fill("Hue");
        orders.getByText("Change the address").click();
        assertThat(orders.getByText("The order does not take these days")).isVisible();
        assertThat(service.requests(path))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo("{\"from\":\"2998-08-01\","
                                + "\"address\":{\"address\":\"2 Le Loi\",\"city\":\"Hue\",\"country\":\"Viet Nam\"}}"));
    }

    @Test
    void nameAndLanguageAreChanged() {
        service.on("PATCH /me", me("Linh Nguyen"));
        open("en");
        page.getByLabel("Name shown with your comments").fill("Linh Nguyen");
        page.getByLabel("Language of mails").selectOption("vi");
        button("Save").click();
        assertThat(section("account-profile").getByText("Saved.")).isVisible();
        assertThat(service.requests("PATCH /me"))
                .extracting(Request::body)
                .containsExactly("{\"displayName\":\"Linh Nguyen\",\"locale\":\"vi\"}");
    }

    @Test
    void wrongPasswordIsToldAndSentOnce() {
        service.on("PUT /me/password", Answer.problem(401, WRONG)).on("POST /session/refresh", new Answer(204, ""));
        open("en");
        changePassword();
        assertThat(section("account-password").getByRole(AriaRole.ALERT)).hasText("This is not your present password.");
        assertThat(section("account-password").getByLabel("Present password")).hasAttribute("aria-invalid", "true");
        assertThat(service.requests("PUT /me/password")).hasSize(1);

        service.on("PUT /me/password", new Answer(204, ""));
        changePassword();
        assertThat(section("account-password").getByText("The password is changed"))
                .isVisible();
        assertThat(page.getByLabel("New password")).hasValue("");
    }

    @Test
    void addressIsChangedByBothMailboxes() {
        service.on("PUT /me/email-change", Answer.problem(401, WRONG));
        open("en");
        var change = section("account-email");
        change.locator("summary").click();
        change.getByLabel("New e-mail address").fill("linh@new.example");
        change.getByLabel("Present password").fill("not mine");
        button("Send the links").click();
        assertThat(change.getByRole(AriaRole.ALERT)).hasText("This is not your present password.");

        service.on("PUT /me/email-change", pendingChange(false)).on("DELETE /me/email-change", new Answer(204, ""));
        change.getByLabel("Present password").fill("my password");
        button("Send the links").click();
        assertThat(change.getByText("linh@new.example has not confirmed yet.")).isVisible();
        assertThat(service.requests("PUT /me/email-change").getLast().body())
                .isEqualTo("{\"email\":\"linh@new.example\",\"password\":\"my password\"}");
        Axe.check(page, "a change of address");

        button("Keep the present address").click();
        assertThat(change.getByText("Your address stays as it is.")).isVisible();
        assertThat(service.requests("DELETE /me/email-change")).hasSize(1);
    }

    @Test
    void onlyTheButtonConfirmsAChangeOfAddress() {
        service.on("GET /me", SIGNED_OUT).on("POST /email-change-confirmations", Answer.ok("{\"changed\":false}"));
        page.navigate(confirmation("first"));
        assertThat(button("Confirm the change")).isVisible();
        assertThat(service.requests("POST /email-change-confirmations")).isEmpty();
        button("Confirm the change").click();
        assertThat(page.getByText("Confirmed. The address changes as soon as")).isVisible();
        assertThat(page.url()).doesNotContain("first");
        Axe.check(page, "a confirmed address");

        service.on("POST /email-change-confirmations", Answer.ok("{\"changed\":true}"));
        page.navigate(confirmation("second"));
        button("Confirm the change").click();
        assertThat(page.getByText("The address is changed.")).isVisible();

        service.on("POST /email-change-confirmations", Answer.problem(400, "invalid-token"));
        page.navigate(confirmation("third"));
        button("Confirm the change").click();
        assertThat(page.getByText("This link is no longer valid.")).isVisible();
    }

    @Test
    void mailsAboutRepliesAreTurnedOff() {
        service.on("PUT /me/notice-preferences", Answer.ok("{\"mail\":\"OFF\"}"));
        open("en");
        assertThat(page.getByLabel("Once a day")).isChecked();
        page.getByLabel("Never").check();
        assertThat(section("account-notices").getByText("Saved.")).isVisible();
        assertThat(service.requests("PUT /me/notice-preferences"))
                .extracting(Request::body)
                .containsExactly("{\"mail\":\"OFF\"}");
    }

    @Test
    void choiceThatIsNotSavedGoesBack() {
        service.on("PUT /me/notice-preferences", Answer.problem(503, "unavailable"));
        open("en");
        page.getByLabel("Never").click();
        assertThat(section("account-notices").getByRole(AriaRole.ALERT)).containsText("cannot be reached right now");
        assertThat(page.getByLabel("Once a day")).isChecked();
    }

    @Test
    void anotherDeviceIsSignedOut() {
        open("en");
        service.on("DELETE /me/sessions/s2", request -> {
            service.on(
                    "GET /me/sessions",
                    Answer.ok("{\"items\":[" + device("s1", "Firefox on Linux", true) + "],\"next\":null}"));
            return new Answer(204, "");
        });
        assertThat(section("account-devices").locator("li").first()).containsText("this device");
        button("Sign out: Safari on iPhone").click();
        assertThat(section("account-devices").locator("li")).hasCount(1);
        assertThat(section("account-devices").getByText("Safari on iPhone is signed out."))
                .isVisible();
    }

    @Test
    void accountIsDeletedByPasswordAndConfirmation() {
        service.on("DELETE /me", new Answer(204, ""));
        open("en");
        var data = section("account-data");
        data.locator("summary").click();
        data.getByLabel("Present password").fill("old password");
        data.getByRole(AriaRole.BUTTON).last().click();
        assertThat(service.requests("DELETE /me")).isEmpty();
        data.getByLabel("I want my account to be deleted").check();
        data.getByRole(AriaRole.BUTTON).last().click();
        assertThat(page.getByText("Your account is deleted.")).isVisible();
        assertThat(service.requests("DELETE /me"))
                .extracting(Request::body)
                .containsExactly("{\"password\":\"old password\"}");
    }

    @Test
    void whoIsNotSignedInSignsInOnThePage() {
        service.on("GET /me", SIGNED_OUT).on("POST /session", request -> {
            service.on("GET /me", me("Linh"));
            return Answer.ok("{}");
        });
        navigate("en");
        page.getByLabel("E-mail").fill("linh@example.org");
        page.getByLabel("Password").fill("a long password");
        button("Sign in").click();
        assertThat(page.getByLabel("Name shown with your comments")).hasValue("Linh");
    }

    @Test
    void sessionThatEndsLeadsToTheSignIn() {
        open("en");
        service.on("GET /me/sessions", SIGNED_OUT)
                .on("DELETE /me/sessions/s2", SIGNED_OUT)
                .on("POST /session/refresh", SIGNED_OUT);
        button("Sign out: Safari on iPhone").click();
        assertThat(page.getByText("Sign in to see your account.")).isVisible();
    }

    @Test
    void wordsThatWereTypedStayWhenTheSessionEndsAndAreForgottenOnceSent() {
        var name = "Name shown with your comments";
        open("en");
        endsWith("PATCH /me");
        page.getByLabel(name).fill("Linh Nguyen");
        page.getByLabel("Language of mails").selectOption("vi");
        var change = section("account-email");
        change.locator("summary").click();
        change.getByLabel("New e-mail address").fill("linh@new.example");
        change.getByLabel("Present password").fill("my password");
        button("Save").click();
        assertThat(page.getByText("Sign in to see your account.")).isVisible();

        signIn();
        assertThat(page.getByLabel(name)).hasValue("Linh Nguyen");
        assertThat(page.getByLabel("Language of mails")).hasValue("vi");
        assertThat(change.getByLabel("New e-mail address")).isVisible();
        assertThat(change.getByLabel("New e-mail address")).hasValue("linh@new.example");
        assertThat(change.getByLabel("Present password")).hasValue("");
        assertThat(page.evaluate("JSON.stringify(sessionStorage)").toString()).doesNotContain("my password");

        service.on("PATCH /me", me("Linh Nguyen"));
        button("Save").click();
        assertThat(section("account-profile").getByText("Saved.")).isVisible();
        page.reload();
        assertThat(page.getByLabel(name)).hasValue("Linh");
        assertThat(change.getByLabel("New e-mail address")).hasValue("linh@new.example");
    }

    @Test
    void addressThatWasTypedStaysWithTheFieldsOfItsCountry() {
        var path = "POST /subscription-orders/VIR-7K2M-9QPD/addresses";
        open("en");
        endsWith(path);
        var orders = section("account-orders");
        orders.getByText("Vacation and delivery address").click();
        orders.getByLabel("First day").last().fill("2998-08-01");
        orders.getByLabel("Country").selectOption("JP");
        orders.getByLabel("Street and number").fill("2 Le Loi");
        orders.getByLabel("Prefecture").fill("Kyoto");
        orders.getByLabel("Postal code").fill("600-8216");
        orders.getByText("Change the address").click();
        assertThat(page.getByText("Sign in to see your account.")).isVisible();

        signIn();
        assertThat(orders.getByLabel("Country")).hasValue("JP");
        service.on(path, Answer.problem(409, "period-not-possible"));
        orders.getByText("Change the address").click();
        assertThat(orders.getByText("The order does not take these days")).isVisible();
        assertThat(service.requests(path))
                .last()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo("{\"from\":\"2998-08-01\",\"address\":{\"address\":\"2 Le Loi\",\"city\":\"Kyoto\","
                                + "\"postalCode\":\"600-8216\",\"country\":\"JP\"}}"));
    }

    @Test
    void wordsOfOneReaderAreNotShownToAnother() {
        open("en");
        endsWith("PATCH /me");
        page.getByLabel("Name shown with your comments").fill("Linh Nguyen");
        button("Save").click();
        assertThat(page.getByText("Sign in to see your account.")).isVisible();
        signIn(Answer.ok("""
                {"id":"other","name":"Binh","email":"binh@example.org","roles":["READER"],"locale":"en","hasPassword":true}"""));
        assertThat(page.getByLabel("Name shown with your comments")).hasValue("Binh");
    }

    private void endsWith(String call) {
        service.on(call, SIGNED_OUT).on("GET /me", SIGNED_OUT).on("POST /session/refresh", SIGNED_OUT);
    }

    private void signIn() {
        signIn(me("Linh"));
    }

    private void signIn(Answer reader) {
        service.on("POST /session", request -> {
            service.on("GET /me", reader);
            return Answer.ok("{}");
        });
        page.getByLabel("E-mail").fill("linh@example.org");
        page.getByLabel("Password").fill("a long password");
        button("Sign in").click();
    }

    @Test
    void signOutInOnePageReachesTheOthers() {
        open("en");
        var other = page.waitForPopup(() -> page.evaluate("address => void window.open(address)", address("en")));
        assertThat(other.getByLabel("Name shown with your comments")).hasValue("Linh");
        service.on("DELETE /me", request -> {
            service.on("GET /me", SIGNED_OUT).on("POST /session/refresh", SIGNED_OUT);
            return new Answer(204, "");
        });
        var data = section("account-data");
        data.locator("summary").click();
        data.getByLabel("Present password").fill("old password");
        data.getByLabel("I want my account to be deleted").check();
        data.getByRole(AriaRole.BUTTON).last().click();
        assertThat(other.getByText("Sign in to see your account.")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, en", "768, DARK, vi", "360, LIGHT, vi", "320, DARK, en"})
    void nothingIsTooWideAndNoRuleIsBroken(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        open(language);
        section("account-data").locator("details").evaluate("details => details.open = true");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Axe.check(page, language);
    }

    private void changePassword() {
        section("account-password").getByLabel("Present password").fill("not mine");
        page.getByLabel("New password").fill("a longer password");
        button("Change the password").click();
    }

    private void open(String language) {
        navigate(language);
        assertThat(section("account-devices").locator("li")).hasCount(2);
        assertThat(section("account-orders").locator("li")).hasCount(1);
        assertThat(section("account-profile").locator("input")).hasValue("Linh");
    }

    private void navigate(String language) {
        page.navigate(address(language));
    }

    private String address(String language) {
        return service.pageWith(
                language,
                "<h1>A</h1><script type=\"module\" src=\"%s\"></script><reader-account site=\"vir\"></reader-account>"
                        .formatted(service.ownPage("/account.js")));
    }

    private String confirmation(String token) {
        var address = service.pageWith(
                "en",
                "<h1>A</h1><script type=\"module\" src=\"%s\"></script><reader-account site=\"vir\" view=\"email-change\"></reader-account>"
                        .formatted(service.ownPage("/account.js")));
        return address + (address.contains("?") ? "&" : "?") + "token=" + token;
    }

    private static Answer pendingChange(boolean confirmedByOld) {
        return Answer.ok("""
                {"pending":{"email":"linh@new.example","confirmedByOld":%b,"confirmedByNew":false,\
                "expiresAt":"2026-01-08T11:00:00Z"}}""".formatted(confirmedByOld));
    }

    private Locator section(String name) {
        return page.locator(name);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Answer me(String name) {
        return Answer.ok("""
                {"id":"me","name":"%s","email":"linh@example.org","roles":["READER"],"locale":"en","hasPassword":true}""".formatted(name));
    }

    private static String device(String id, String device, boolean current) {
        return """
                {"id":"%s","device":"%s","createdAt":"2026-01-01T11:00:00Z","lastUsedAt":"2026-01-07T11:00:00Z",\
                "current":%b}""".formatted(id, device, current);
    }
}
