package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Comments with dangerous markup, which must not reach the served HTML. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkupIT {

    private static final List<String> DANGERS = List.of(
            "<script",
            "<iframe",
            "<img",
            "<svg",
            "<style",
            "<object",
            "<form",
            "<math",
            "<base",
            "<meta",
            "<!--",
            " on",
            "href=\"javascript",
            "href=\"data",
            "href=\"vbscript",
            "style=",
            "srcdoc",
            "&#106;avascript");

    private final Usersay usersay;
    private final Account linh;

    MarkupIT(Usersay usersay) {
        this.usersay = usersay;
        linh = usersay.readers().signedIn("Linh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//example.org/x.js></sCrIpT>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a onclick=\"alert(1)\" href=\"https://example.org/\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java\tscript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "[x](vbscript:msgbox)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "![x](https://example.org/tracker.png)",
                "![x](x\" onerror=\"alert(1))",
                "[x](https://example.org/ \"t\\\" onmouseover=\\\"alert(1)\")",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<style>@import 'https://example.org/';</style>",
                "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
                "<!--><script>alert(1)</script>-->",
                "<base href=https://example.org/>",
                "<form action=https://example.org/><input name=password></form>"
            })
    void nothingDangerousIsServed(String text) {
        Article article = Article.fresh();
        Answer posted = linh.browser().post(article.comments(), Map.of("text", text));
        if (posted.status() >= 400) {
            posted.refused(posted.status(), posted.problem().replace("/problems/", ""));
            return;
        }
        String html = posted.text("/html");
        // One that is nearly the same as another is held.
        if (posted.status() == 201) {
            assertThat(usersay.program().get(article.comments()).text("/items/0/html"))
                    .isEqualTo(html);
        }
        assertThat(DANGERS).noneMatch(danger -> withoutText(html).contains(danger));
    }

    @Test
    void linksAreKeptAndMarkedAsUserContent() {
        Answer posted = linh.browser()
                .post(Article.fresh().comments(), Map.of("text", "See [this](https://example.org/page)."))
                .expect(201);
        assertThat(posted.text("/html"))
                .contains("href=\"https://example.org/page\"")
                .contains("nofollow")
                .contains("ugc");
    }

    @Test
    void aReaderCannotChangeAnotherReadersComment() {
        Article article = Article.fresh();
        String id = linh.browser()
                .post(article.comments(), Map.of("text", "Mine."))
                .expect(201)
                .text("/id");
        Account minh = usersay.readers().signedIn("Minh");
        minh.browser().put("/api/v1/comments/" + id, Map.of("text", "Yours.")).refused(403, "not-the-author");
        minh.browser().delete("/api/v1/comments/" + id).refused(403, "not-the-author");
        Answer page = usersay.program().get(article.comments()).expect(200);
        assertThat(page.text("/items/0/html")).contains("Mine.");
        assertThat(page.at("/count").asInt()).isEqualTo(1);
    }

    /** The tags alone: what stands between them is shown as text and harmless. */
    private static String withoutText(String html) {
        return html.toLowerCase(Locale.ROOT).replaceAll(">[^<]*<", "><").replaceAll("\\s+", " ");
    }
}
