package org.usersay.comments.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.comments.provider.Finding.Clear;
import org.usersay.comments.provider.Finding.Suspect;
import org.usersay.comments.provider.Finding.Undecided;
import org.usersay.comments.provider.ProviderSettings.AkismetSettings;
import org.usersay.comments.provider.ProviderSettings.SiteProviders;
import org.usersay.starter.webhook.WebhookSignature;
import tools.jackson.databind.json.JsonMapper;

/** What each provider is sent, how its answer is read, and where none may be. */
class ProviderTests {

    @RegisterExtension
    static final WireMockExtension PROVIDER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final ProviderFixture fixture = new ProviderFixture();

    @Test
    void akismetGetsTheTextAndNothingOfTheReader() throws IOException {
        answers("true");
        assertThat(check(new SiteProviders(ProviderFixture.akismet(PROVIDER.url("/check")), null, null)))
                .isEqualTo(new Suspect("AKISMET", List.of()));
        var form = URLDecoder.decode(request().getBodyAsString(), StandardCharsets.UTF_8);
        assertThat(form.split("&", -1))
                .containsExactlyInAnyOrder(
                        "api_key=akismet-key",
                        "blog=https://vir.example",
                        "blog_lang=en",
                        "blog_charset=UTF-8",
                        "user_ip=127.0.0.1",
                        "comment_type=comment",
                        "comment_content=Xin chào",
                        "permalink=https://vir.example/harbour");
        answers("false");
        assertThat(check(new SiteProviders(ProviderFixture.akismet(PROVIDER.url("/check")), null, null)))
                .isEqualTo(new Clear());
    }

    @Test
    void moderationServiceGetsTheTextAlone() throws IOException {
        answers(scores(true, true, 0.914, 0.02));
        assertThat(check(moderation(null))).isEqualTo(new Suspect("MODERATION_SERVICE", List.of("harassment 91 %")));
        assertThat(new JsonMapper().readTree(request().getBodyAsString()))
                .isEqualTo(
                        new JsonMapper().createObjectNode().put("model", "omni").put("input", "Xin chào"));
        assertThat(request().getHeader("Authorization")).isEqualTo("Bearer moderation-key");
    }

    @Test
    void siteSetsTheScoreThatHolds() throws IOException {
        answers(scores(false, false, 0.5, 0.49));
        assertThat(check(moderation(50))).isEqualTo(new Suspect("MODERATION_SERVICE", List.of("harassment 50 %")));
        assertThat(check(moderation(51))).isEqualTo(new Clear());
        assertThat(check(moderation(null))).isEqualTo(new Clear());
        answers(scores(true, true, 0.5, 0.49));
        assertThat(check(moderation(51))).isEqualTo(new Clear());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"results\":[]}",
                "{\"results\":[{\"flagged\":\"no\"}]}",
                "{\"results\":[{\"flagged\":false,\"category_scores\":{}}]}",
                "{\"results\":[{\"flagged\":false,\"category_scores\":{\"hate\":\"low\"}}]}",
                "{\"results\":[{\"flag",
                "{\"error\":{\"message\":\"quota\"}}"
            })
    void answerThatSaysNothingIsUndecided(String answer) throws IOException {
        answers(answer);
        assertThat(check(moderation(null))).isInstanceOf(Undecided.class);
    }

    @Test
    void publisherVerifiesTheSignature() throws IOException {
        answers("{\"hold\":true,\"because\":[\"names a minor\",7]}");
        assertThat(check(publisher())).isEqualTo(new Suspect("PUBLISHER_CHECK", List.of("names a minor")));
        var request = request();
        var at = Instant.ofEpochSecond(Long.parseLong(request.getHeader("webhook-timestamp")));
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(WebhookSignature.sign(
                        List.of(ProviderFixture.SECRET),
                        request.getHeader("webhook-id"),
                        at,
                        request.getBodyAsString()));
        var body = new JsonMapper().readTree(request.getBodyAsString());
        assertThat(body.get("type").stringValue()).isEqualTo("comment.check");
        assertThat(body.get("data").propertyNames())
                .containsExactlyInAnyOrder("site", "article", "url", "reply", "author", "text", "html");
        answers("{\"hold\":false}");
        assertThat(check(publisher())).isEqualTo(new Clear());
        answers("{\"hold\":\"false\"}");
        assertThat(check(publisher())).isInstanceOf(Undecided.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:PORT/",
                "https://127.0.0.1:PORT/",
                "https://[::1]:PORT/",
                "https://[::ffff:127.0.0.1]:PORT/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://0.0.0.0:PORT/"
            })
    void internalAddressIsNotConnectedTo(String url) throws IOException {
        var address = url.replace("PORT", Integer.toString(PROVIDER.getPort()));
        assertThat(checkStrictly(address)).isEqualTo(new Undecided("Akismet: has an internal address"));
    }

    @Test
    void nameThatComesToMeanAnInternalAddressIsNotConnectedTo() throws IOException {
        fixture.dns = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        assertThat(checkStrictly("https://rest.akismet.com/1.1/comment-check"))
                .isEqualTo(new Undecided("Akismet: has an internal address"));
    }

    @Test
    void plainHttpIsRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.strict(
                        new SiteProviders(ProviderFixture.akismet("http://akismet.example/"), null, null)))
                .withMessageContaining("https")
                .withMessageNotContaining("akismet-key");
    }

    @Test
    void secretsAreNeitherShownNorAcceptedWhereTheyAreNone() {
        assertThat(List.of(
                                ProviderFixture.akismet("https://a.example"),
                                ProviderFixture.moderation("https://a.example", null),
                                ProviderFixture.publisher("https://a.example"))
                        .toString())
                .doesNotContain("akismet-key", "moderation-key", ProviderFixture.SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AkismetSettings(URI.create("https://a.example"), " "));
    }

    private static String scores(boolean flagged, boolean harassment, double harassing, double hateful) {
        return """
                {"id": "modr-1", "model": "omni", "results": [{"flagged": %s,
                 "categories": {"harassment": %s, "hate": false},
                 "category_scores": {"harassment": %s, "hate": %s}}]}""".formatted(flagged, harassment, harassing, hateful);
    }

    private static SiteProviders moderation(@Nullable Integer scoreToHold) {
        return new SiteProviders(null, ProviderFixture.moderation(PROVIDER.url("/check"), scoreToHold), null);
    }

    private static SiteProviders publisher() {
        return new SiteProviders(null, null, ProviderFixture.publisher(PROVIDER.url("/check")));
    }

    private static void answers(String body) {
        PROVIDER.stubFor(post(anyUrl()).willReturn(aResponse().withBody(body)));
    }

    private static LoggedRequest request() {
        return PROVIDER.findAll(postRequestedFor(anyUrl())).getLast();
    }

    private Finding check(SiteProviders providers) throws IOException {
        var checks = fixture.local(providers);
        try {
            return checks.check(ProviderFixture.comment("Xin chào")).getFirst();
        } finally {
            checks.destroy();
        }
    }

    private Finding checkStrictly(String url) throws IOException {
        var checks = fixture.strict(new SiteProviders(ProviderFixture.akismet(url), null, null));
        try {
            return checks.check(ProviderFixture.comment("hello")).getFirst();
        } finally {
            checks.destroy();
        }
    }
}
