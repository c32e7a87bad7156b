package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing up for newsletters: in an element of its own, with a registration and with an order. */
@ExtendWith(ChromiumExtension.class)
class NewsletterSignupIT {

    private static final String DAILY = "POST /sites/vir/newsletters/daily/signups";
    private static final String WEEKLY = "POST /sites/vir/newsletters/weekly/signups";
    private static final Pattern NONCE = Pattern.compile("\"nonce\":\"(\\d+)\"");
    private static final Answer ACCEPTED = new Answer(202, "{\"message\":\"\",\"challenge\":null}");

    private final FakeService service;
    private final Page page;

    NewsletterSignupIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /sites/vir/newsletters", Answer.ok("""
            {"items":[{"id":"daily","name":"The day","description":"Every working day at seven."},
            {"id":"weekly","name":"The week","description":""}],"next":null}\
            """))
                .on(DAILY, ACCEPTED)
                .on(WEEKLY, ACCEPTED);
    }

    @Test
    void oneNewsletterIsSignedUpForAndTheMailboxIsNamed() throws Exception {
        page.navigate(service.styledPageWith(
                "en", "<h1>A story</h1><newsletter-signup site=\"vir\" list=\"daily\"></newsletter-signup>"));
        assertThat(page.getByText("Every working day at seven.")).isVisible();
        Axe.check(page, "newsletter sign-up");
        page.getByLabel("E-mail").fill("lan@example.org");
        page.getByText("Sign up", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Look into your mailbox: lan@example.org")).isFocused();
        assertThat(service.requests(DAILY))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).isEqualTo("{\"email\":\"lan@example.org\",\"locale\":\"en\"}"));
    }

    @Test
    void newslettersAreTickedAndNoneIsBefore() {
        page.navigate(service.pageWith("vi", "<newsletter-signup site=\"vir\"></newsletter-signup>"));
        assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(2);
        assertThat(page.locator("newsletter-signup input:checked")).hasCount(0);
        page.getByLabel("Email", new Page.GetByLabelOptions().setExact(true)).fill("lan@example.org");
        page.getByText("Đăng ký nhận").click();
        assertThat(page.getByText("Vui lòng chọn ít nhất một bản tin.")).isVisible();
        page.getByLabel("The week").check();
        page.getByText("Đăng ký nhận").click();
        assertThat(page.getByText("Hãy kiểm tra hộp thư: lan@example.org")).isVisible();
        assertThat(service.requests(WEEKLY)).hasSize(1);
        assertThat(service.requests(DAILY)).isEmpty();
    }

    @Test
    void suspiciousSignUpIsSentAgainWithItsProof() {
        service.on(
                DAILY,
                request -> request.body().contains("proof")
                        ? ACCEPTED
                        : new Answer(202, "{\"message\":\"\",\"challenge\":{\"challenge\":\"10.1.x\",\"bits\":10}}"));
        page.navigate(service.pageWith("en", "<newsletter-signup site=\"vir\" list=\"daily\"></newsletter-signup>"));
        page.getByLabel("E-mail").fill("lan@example.org");
        page.getByText("Sign up", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Look into your mailbox: lan@example.org")).isVisible();
        assertThat(service.requests(DAILY)).hasSize(2).last().satisfies(request -> {
            var nonce = NONCE.matcher(request.body());
            assertThat(nonce.find()).isTrue();
            assertThat(digest("10.1.x." + nonce.group(1))[0]).isZero();
        });
    }

    @Test
    void signUpWhoseProofsAreNotTakenIsGivenUp() {
        service.on(
                DAILY,
                request -> new Answer(202, "{\"message\":\"\",\"challenge\":{\"challenge\":\"4.1.x\",\"bits\":4}}"));
        page.navigate(service.pageWith("en", "<newsletter-signup site=\"vir\" list=\"daily\"></newsletter-signup>"));
        page.getByLabel("E-mail").fill("lan@example.org");
        page.getByText("Sign up", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Too many people signed up within a short time."))
                .isVisible();
        assertThat(service.requests(DAILY)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "hourly"})
    void whatIsNotThereLeavesThePageAsItIs(String wrong) {
        var element = wrong.equals("hourly") ? "site=\"vir\" list=\"hourly\"" : "site=\"nowhere\"";
        page.navigate(service.pageWith("en", "<newsletter-signup " + element + "></newsletter-signup><p>A story</p>"));
        assertThat(page.getByText("A story")).isVisible();
        assertThat(page.locator("newsletter-signup form")).hasCount(0);
    }

    @Test
    void registrationSignsUpForWhatIsTicked() {
        service.on("POST /accounts", new Answer(202, "{}"));
        page.navigate(service.pageWith(
                "en", "<reader-registration site=\"vir\" terms=\"https://news.example/terms\"></reader-registration>"));
        page.getByLabel("Name shown").fill("Lan");
        page.getByLabel("E-mail").fill("lan@example.org");
        page.getByLabel("Password").fill("a long enough password");
        page.getByLabel("The day").check();
        page.getByLabel("I agree to the terms of use.").check();
        page.locator("reader-registration button.main").click();
        assertThat(page.getByText("Please look into your mailbox")).isVisible();
        page.waitForCondition(() -> !service.requests(DAILY).isEmpty());
        assertThat(service.requests(DAILY))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("lan@example.org"));
        assertThat(service.requests(WEEKLY)).isEmpty();
        assertThat(service.requests("POST /accounts"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("{\"to\":\"terms\",\"wording\":"
                                + "\"I agree to the terms of use. (https://news.example/terms)\"}"));
    }

    @Test
    void registrationWithoutATickSignsUpForNothing() {
        service.on("POST /accounts", new Answer(202, "{}"));
        page.navigate(service.pageWith("en", "<reader-registration site=\"vir\"></reader-registration>"));
        assertThat(page.getByLabel("The day")).not().isChecked();
        page.getByLabel("Name shown").fill("Lan");
        page.getByLabel("E-mail").fill("lan@example.org");
        page.getByLabel("Password").fill("a long enough password");
        page.locator("reader-registration button.main").click();
        assertThat(page.getByText("Please look into your mailbox")).isVisible();
        assertThat(service.requests(DAILY)).isEmpty();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
