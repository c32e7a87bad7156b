package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.RATING;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.rating;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Page;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ChromiumExtension.class)
class ElementsIT {

    private static final String COMMENTS = "<user-say site=\"vir\" article=\"story\"></user-say>";
    private static final String STARS = "<star-rating site=\"vir\" article=\"story\"></star-rating>";

    private final FakeService service;
    private final Page page;

    ElementsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", LINH)
                .on("GET " + THREAD, thread(""))
                .on("GET " + THREAD + "/mine", Answer.ok("{\"votes\":{},\"held\":[]}"))
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[]}"))
                .on("GET " + RATING, Answer.ok(rating("\"4\":1", 1, 4.0)))
                .on("GET " + RATING + "/mine", Answer.ok("{\"stars\":null}"));
    }

    @Test
    void theCountsAndStarsOfAPageAreAskedForTogether() {
        service.on("GET /sites/vir/comment-counts", Answer.ok("{\"counts\":{\"a\":12,\"b\":0}}"));
        service.on("GET /sites/vir/ratings", Answer.ok("{\"ratings\":{\"a\":{\"count\":2,\"average\":3.5}}}"));
        page.navigate(service.pageWith("en", """
                <p><user-say-count site="vir" article="a"></user-say-count>
                <star-rating compact site="vir" article="a"></star-rating></p>
                <p><user-say-count site="vir" article="b"></user-say-count>
                <star-rating compact site="vir" article="b"></star-rating></p>
                """));

        assertThat(page.locator("user-say-count").first()).hasText("(12) user say");
        assertThat(page.locator("user-say-count").last()).hasText("(0) user say");
        assertThat(page.locator("star-rating").first().locator("[role=img]"))
                .hasAttribute("aria-label", "3.5 of 5 stars, votes: 2");
        assertThat(page.locator("star-rating").first().locator(".on:not(.half)"))
                .hasCount(3);
        assertThat(page.locator("star-rating").first().locator(".on.half")).hasCount(1);
        assertThat(service.requests("GET /sites/vir/comment-counts"))
                .singleElement()
                .satisfies(request -> assertThat(request.address().getQuery()).isEqualTo("article=a&article=b"));
        assertThat(service.requests("GET /sites/vir/ratings")).hasSize(1);
    }

    @Test
    void aDoubleClickPostsOnce() {
        var release = new CountDownLatch(1);
        service.on("POST " + THREAD, request -> {
            await(release);
            return new Answer(201, comment("c1", "Linh", "<p>Snow</p>"));
        });
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByLabel("Your comment").fill("Snow");
        page.getByText("Post comment").dblclick();
        assertThat(page.getByText("Sending…")).isVisible();
        release.countDown();

        assertThat(page.getByText("Your comment has been published.")).isVisible();
        assertThat(page.locator("user-say h2")).hasText("(1) user say");
        assertThat(service.requests("POST " + THREAD)).singleElement().satisfies(request -> {
            assertThat(request.header()).isEqualTo("1");
            assertThat(request.key()).isNotBlank();
        });
    }

    @Test
    void aRetryKeepsItsIdempotencyKeyAndTheNextCommentHasAnother() {
        var asked = new AtomicInteger();
        service.on(
                "POST " + THREAD,
                request -> asked.incrementAndGet() == 1
                        ? Answer.problem(503, "unavailable")
                        : new Answer(201, comment("c" + asked, "Linh", "<p>Number " + asked + "</p>")));
        page.navigate(service.pageWith("en", COMMENTS));
        post("Snow");
        assertThat(page.getByText("cannot be reached right now")).isVisible();
        page.getByText("Post comment").click();
        assertThat(page.getByText("Number 2")).isVisible();
        post("Ice");
        assertThat(page.getByText("Number 3")).isVisible();

        var keys = service.requests("POST " + THREAD).stream().map(Request::key).toList();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void aHeldCommentIsShownToItsAuthorOnly() {
        service.on(
                "POST " + THREAD,
                new Answer(202, comment("c1", "Linh", "<p>Snow</p>").replace("PUBLISHED", "HELD")));
        page.navigate(service.pageWith("en", COMMENTS));
        post("Snow");

        assertThat(page.getByText("A moderator will read your comment")).isVisible();
        assertThat(page.getByText("only you can see this")).isVisible();
        assertThat(page.locator("user-say h2")).hasText("(0) user say");
    }

    @Test
    void aServiceThatIsDownLeavesThePageStandingAndComesBack() {
        service.on("GET " + THREAD, Answer.problem(503, "unavailable"));
        page.navigate(service.pageWith("en", "<p>The story itself.</p>" + COMMENTS));
        assertThat(page.getByText("Comments cannot be shown right now.")).isVisible();
        assertThat(page.getByText("The story itself.")).isVisible();

        service.on("GET " + THREAD, thread(comment("c1", "Minh", "<p>Snow</p>")));
        page.getByText("Try again").click();
        assertThat(page.getByText("Snow")).isVisible();
    }

    @Test
    void namesAreTextWhateverTheyHold() {
        service.on("GET " + THREAD, thread(comment("c1", "<img src=x onerror=alert(1)>", "<p><b>Snow</b></p>")));
        page.navigate(service.pageWith("en", COMMENTS));

        assertThat(page.locator("usersay-comment .name")).hasText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("usersay-comment img")).hasCount(0);
        assertThat(page.locator("usersay-comment b")).hasText("Snow");
    }

    @Test
    void commentsOfOthersArriveWhileThePageIsRead() {
        page.navigate(service.pageWith("en", COMMENTS.replace("site", "live site")));
        assertThat(page.getByText("Nobody has said anything yet.")).isVisible();
        service.publish("comment.published", comment("c1", "Minh", "<p>Snow</p>"));
        service.publish("comment.published", comment("c2", "Hoa", "<p>Ice</p>"));
        service.publish("count", "{\"count\":2}");

        assertThat(page.locator("user-say h2")).hasText("(2) user say");
        assertThat(page.getByText("Snow")).isHidden();
        page.getByText("2 new comments").click();
        assertThat(page.getByText("Snow")).isVisible();
        assertThat(page.locator("user-say h2")).hasText("(2) user say");

        service.publish("comment.removed", "{\"id\":\"c1\"}");
        assertThat(page.getByText("Snow")).isHidden();

        service.on("GET " + THREAD, thread(comment("c3", "Minh", "<p>Frost</p>").replace("2026-01-07", "2026-01-08")));
        service.publish("reload", "{}");
        page.getByText("1 new comment").click();
        assertThat(page.getByText("Frost")).isVisible();
    }

    @Test
    void anEditOffersWhatWasTypedAndNamesItsVersion() {
        var published = comment("c1", "Linh", "<p>Snow &amp; <a class='mention' href='/p'>@Hoa</a></p>")
                .replace("by-c1", "me");
        service.on("GET " + THREAD, thread(published));
        service.on("GET /comments/c1/source", Answer.ok("{\"text\":\"Snow & @Hoa\"}"));
        service.on("PUT /comments/c1", Answer.ok(published.replace("Snow", "Frost")));
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByLabel("Edit your comment")).hasValue("Snow & @Hoa");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.getByText("Your changes have been saved.")).isVisible();
        assertThat(page.getByText("Frost")).isVisible();
        assertThat(service.requests("PUT /comments/c1")).singleElement().satisfies(request -> {
            assertThat(request.version()).isEqualTo("\"of-the-answer\"");
            assertThat(request.body()).contains("Snow & @Hoa");
        });
    }

    @Test
    void aPermalinkOpensTheCommentBelowItsAncestors() {
        service.on(
                "GET /comments/c9",
                Answer.ok(comment("c9", "Hoa", "<p>Deep</p>")
                        .replaceFirst("}$", ",\"ancestors\":[" + comment("c8", "Minh", "<p>Above</p>") + "]}")));
        page.navigate(service.pageWith("en", COMMENTS) + "?comment=c9");

        assertThat(page.getByText("Above")).isVisible();
        assertThat(page.locator("article.target")).containsText("Deep");
    }

    @Test
    void theElementsSpeakTheLanguageOfThePage() {
        page.navigate(service.pageWith("vi", COMMENTS + STARS));

        assertThat(page.locator("user-say h2")).hasText("(0) ý kiến bạn đọc");
        assertThat(page.getByLabel("Ý kiến của bạn")).isVisible();
        assertThat(page.locator("star-rating legend"))
                .hasText("Ý nghĩa các sao: ★ Kém ★★ Có triển vọng ★★★ Tốt ★★★★ Rất tốt ★★★★★ Xuất sắc");
    }

    private void post(String text) {
        page.getByLabel("Your comment").fill(text);
        page.getByText("Post comment").click();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
