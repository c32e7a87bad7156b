package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The head of the newsroom's pages. */
@ExtendWith(ChromiumExtension.class)
class HeaderIT {

    private final FakeService service;
    private final Page page;
    private final Locator header;

    HeaderIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.header = page.locator(".masthead");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void whoIsSignedInIsNamedAndMaySignOut(int width) {
        var release = new CountDownLatch(1);
        page.addInitScript("localStorage.setItem('usersay.signed-in', '1')");
        page.setViewportSize(width, 900);
        service.on("GET /me", request -> {
                    await(release);
                    return LINH;
                })
                .on("DELETE /session", Answer.problem(503, "unavailable"));
        page.navigate(service.ownPage("/"));
        assertThat(header.getByText("Registration")).isVisible();
        double title = top(".masthead .title");
        double subscription = header.getByText("Subscription Form").boundingBox().x;
        release.countDown();

        assertThat(header.getByText("Linh")).hasAttribute("href", "/account?lang=en");
        assertThat(header.getByText("Registration")).isHidden();
        assertThat(header.getByText("Subscription Form")).isVisible();
        header.getByText("Sign out").click();
        assertThat(header.getByText("cannot be reached right now")).isVisible();
        assertThat(top(".masthead .title")).isEqualTo(title);
        assertThat(header.getByText("Subscription Form").boundingBox().x).isEqualTo(subscription);

        service.on("DELETE /session", new Answer(204, ""));
        header.getByText("Sign out").click();
        assertThat(header.getByText("Registration")).isVisible();
        assertThat(header.getByText("Linh")).isHidden();
    }

    @Test
    void nothingIsAskedForReadersWhoNeverSignedIn() {
        service.on("GET /sites/vir/comment-counts", Answer.ok("{\"counts\":{}}"));
        page.navigate(service.ownPage("/"));
        assertThat(page.locator(".card user-say-count").first()).hasText("(0) user say");
        assertThat(header.getByText("Registration")).isVisible();
        assertThat(service.requests("GET /me")).isEmpty();
    }

    private double top(String selector) {
        return page.locator(selector).boundingBox().y;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
