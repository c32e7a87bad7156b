package org.usersay.subscription.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.BulkOutbox;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
@Import(WriteFaults.class)
@TestPropertySource(properties = "usersay.campaigns.tracked-sites=vir")
class TrackingTests {

    private static final String PATH = "/admin/sites/vir/campaigns";
    private static final String TEXT = "[One](https://example.org/1?a=1&b=2) and [two](http://example.org/2), again"
            + " [one](https://example.org/1?a=1&b=2), [mail](mailto:a@example.org), [bad](javascript:alert(1))";

    private static final Pattern OURS =
            Pattern.compile("http://localhost:8080(/mailed/[A-Za-z0-9_-]+/(?:link|open\\.gif))");

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    BulkOutbox bulk;

    @Autowired
    CampaignSender sender;

    @Autowired
    MongoDatabase database;

    private String staff = "";

    @BeforeEach
    void begin() {
        database.getCollection("newsletter_subscriptions").deleteMany(new Document());
        database.getCollection("campaigns").deleteMany(new Document());
        staff = client.administrator().accessToken();
    }

    @AfterEach
    void presentTime() {
        mailbox.works();
    }

    @Test
    void linksOfBothFormsGoThroughUsAndAllElseIsLeftAlone() throws Exception {
        var reader = subscriber();
        send(TEXT);
        var mail = received(reader);
        var html = mail.html();
        assertThat(ours(html)).hasSize(4);
        assertThat(ours(mail.text())).hasSize(3);
        assertThat(ours(html)).containsAll(ours(mail.text()));
        assertThat(html + mail.text()).doesNotContain("https://example.org/1", "http://example.org/2");
        assertThat(html).doesNotContain("javascript:");
        assertThat(mail.text()).contains("(javascript:alert(1))");
        assertThat(html).contains("mailto:a@example.org", "alt=\"\" width=\"1\" height=\"1\"");
        var leave = mail.header("List-Unsubscribe").replaceAll("[<>]", "");
        assertThat(html).contains("href=\"" + leave + "\"");
        assertThat(mail.text()).contains(": " + leave + "\n");
    }

    @Test
    void openAndEachLinkCountOnceForEachRecipient() throws Exception {
        var first = subscriber();
        var second = subscriber();
        var id = send(TEXT);
        assertThat(numbers(id)).isEqualTo("0 0 [0, 0]");
        for (var time = 0; time < 3; time++) {
            assertThat(get(open(first))).hasStatusOk();
            assertThat(get(link(first, 0))).hasStatus(302);
        }
        assertThat(numbers(id)).isEqualTo("1 1 [1, 0]");
        get(link(first, 1));
        get(link(second, 1));
        get(open(second));
        assertThat(numbers(id)).isEqualTo("2 2 [1, 2]");
        var links = campaign(id).get("links");
        assertThat(links.get(0).get("url").stringValue()).isEqualTo("https://example.org/1?a=1&b=2");
        var listed = client.body(client.getAs(staff, PATH)).get("items").get(0);
        assertThat(listed.get("opened").intValue()).isEqualTo(2);
        assertThat(listed.get("links").isNull()).isTrue();
    }

    @Test
    void redirectAndImageAreKeptByNobodyAndSayNothing() throws Exception {
        var reader = subscriber();
        send(TEXT);
        var redirect = get(link(reader, 0));
        assertThat(redirect)
                .hasHeader("Location", "https://example.org/1?a=1&b=2")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer")
                .doesNotContainHeader("Set-Cookie");
        var image = get(open(reader));
        assertThat(image)
                .hasContentType("image/gif")
                .hasHeader("Cache-Control", "no-store")
                .doesNotContainHeader("Set-Cookie");
        assertThat(image.getResponse().getContentAsByteArray())
                .hasSizeLessThan(50)
                .startsWith('G', 'I', 'F');
    }

    @Test
    void clientCannotChooseWhereALinkLeads() throws Exception {
        var reader = subscriber();
        send(TEXT);
        var link = link(reader, 0);
        for (var more : List.of("?url=https://evil.example", "?target=https://evil.example&link=1", "?1")) {
            assertThat(get(link + more)).hasStatus(302).hasHeader("Location", "https://example.org/1?a=1&b=2");
        }
        assertThat(get(link + "/1")).hasStatus4xxClientError().doesNotContainHeader("Location");
    }

    @Test
    void tokensThatAreNotGenuineCountNothing() throws Exception {
        var reader = subscriber();
        var id = send(TEXT);
        var open = open(reader);
        var link = link(reader, 0);
        var leave = received(reader).header("List-Unsubscribe").replaceAll(".*/|>", "");
        var forged = List.of(
                "/mailed/x/link",
                "/mailed/" + leave + "/link",
                damaged(link),
                open.replace("open.gif", "link"),
                otherCampaign(link, send("[Else](https://example.org/else)")));
        for (var each : forged) {
            assertThat(get(each)).as(each).hasStatus(404).doesNotContainHeader("Location");
        }
        for (var each : List.of("/mailed/x/open.gif", damaged(open), link.replace("/link", "/open.gif"))) {
            assertThat(get(each)).as(each).hasStatusOk().hasContentType("image/gif");
        }
        assertThat(get("/api/v1/u/" + link.split("/", -1)[2])).hasStatus(404);
        assertThat(numbers(id)).isEqualTo("0 0 [0, 0]");
    }

    @Test
    void headCountsNothing() throws Exception {
        var reader = subscriber();
        var id = send(TEXT);
        assertThat(mvc.method(HttpMethod.HEAD).uri(link(reader, 0))).hasStatus(302);
        assertThat(mvc.method(HttpMethod.HEAD).uri(open(reader))).hasStatusOk();
        assertThat(numbers(id)).isEqualTo("0 0 [0, 0]");
    }

    @Test
    void anEndAtAnyWriteLeavesOneOpenAndOneClick() throws Exception {
        var reader = subscriber();
        for (var address : List.of("open", "link")) {
            for (var writesFirst : List.of(true, false)) {
                var id = send(TEXT);
                var asked = address.equals("open") ? open(reader) : link(reader, 1);
                WriteFaults.Fault fault = write -> {
                    if (writesFirst) {
                        write.send();
                    }
                    throw new WriteFaults.Killed();
                };
                assertThat(WriteFaults.happensAt(1, fault, () -> get(asked))).isTrue();
                get(asked);
                get(asked);
                assertThat(numbers(id)).isEqualTo(address.equals("open") ? "1 0 [0, 0]" : "0 1 [0, 1]");
            }
        }
    }

    @Test
    void marksGoWithTheAddressOfTheRecipient() throws Exception {
        var reader = subscriber();
        var id = send(TEXT);
        get(open(reader));
        get(link(reader, 0));
        assertThat(outbox.sentTo(new EmailAddress(reader)))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail).containsEntry("opened", true).containsEntry("clicks", 1));
        outbox.erase(new EmailAddress(reader));
        get(open(reader));
        assertThat(get(link(reader, 1))).hasStatus(302);
        assertThat(numbers(id)).isEqualTo("0 0 [0, 0]");
    }

    @Test
    void previewAndTestLeadToTheLinksThemselves() throws Exception {
        var id = create(TEXT);
        var preview = client.body(client.getAs(staff, PATH + "/" + id + "/preview"));
        assertThat(preview.get("html").stringValue() + preview.get("text").stringValue())
                .contains("https://example.org/1", "http://example.org/2")
                .doesNotContain("/link", "open.gif");
        var address = client.newAddress();
        client.postAs(staff, PATH + "/" + id + "/test", "{\"email\":\"%s\"}".formatted(address));
        assertThat(received(address).text()).contains("https://example.org/1").doesNotContain("/link");
        assertThat(campaign(id).get("opened").isNull()).isTrue();
    }

    @Test
    void onlyTheFirstHundredLinksGoThroughUs() throws Exception {
        var reader = subscriber();
        var text = new StringBuilder();
        for (int number = 0; number <= CampaignText.MAX_TRACKED; number++) {
            text.append("[a](https://example.org/%d) ".formatted(number));
        }
        var id = send(text.toString());
        var mail = received(reader);
        assertThat(ours(mail.text())).hasSize(CampaignText.MAX_TRACKED);
        assertThat(mail.text()).contains("https://example.org/100").doesNotContain("https://example.org/99");
        assertThat(get(ours(mail.text()).getLast())).hasHeader("Location", "https://example.org/99");
        assertThat(campaign(id).get("links").get(99).get("clicked").intValue()).isEqualTo(1);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(URI.create(address)).exchange();
    }

    private String open(String reader) {
        return ours(received(reader).html()).stream()
                .filter(address -> address.endsWith(".gif"))
                .findFirst()
                .orElseThrow();
    }

    private String link(String reader, int number) {
        return ours(received(reader).text()).get(number);
    }

    private static List<String> ours(String text) {
        return OURS.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** With another last letter but one of the signature. */
    private static String damaged(String address) {
        var end = address.lastIndexOf('/') - 2;
        return address.substring(0, end) + (address.charAt(end) == 'A' ? 'B' : 'A') + address.substring(end + 1);
    }

    /** The same signature on the id of another campaign. */
    private static String otherCampaign(String link, String campaign) {
        var parts = link.split("/", -1);
        var token = parts[2];
        var signed = token.length() - 43;
        var payload = new String(Base64.getUrlDecoder().decode(token.substring(1, signed)), StandardCharsets.UTF_8);
        var changed = payload.replaceFirst("[0-9a-f-]{36}", campaign);
        var subject = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        return link.replace(token, token.charAt(0) + subject + token.substring(signed));
    }

    private String subscriber() {
        var email = client.newAddress();
        assertThat(mvc.post()
                        .uri("/api/v1/admin/sites/vir/newsletters/weekly/subscribers")
                        .header("Authorization", "Bearer " + staff)
                        .contentType("text/csv")
                        .content("email,consentedAt,origin\n%s,2020-01-01,Fair\n".formatted(email)))
                .hasStatusOk();
        return email;
    }

    private String create(String text) {
        return client.body(client.postAs(
                        staff, PATH, "{\"list\":\"weekly\",\"subject\":\"A week\",\"text\":\"%s\"}".formatted(text)))
                .get("id")
                .stringValue();
    }

    private String send(String text) throws InterruptedException {
        var id = create(text);
        assertThat(client.postAs(staff, PATH + "/" + id + "/schedule", "{}")).hasStatusOk();
        sender.work();
        bulk.work();
        sender.work();
        return id;
    }

    private JsonNode campaign(String id) {
        return client.body(client.getAs(staff, PATH + "/" + id));
    }

    private String numbers(String id) {
        var campaign = campaign(id);
        var links = campaign.get("links")
                .valueStream()
                .map(link -> link.get("clicked").intValue())
                .toList();
        return campaign.get("opened") + " " + campaign.get("clicked") + " " + links;
    }

    private Mailbox.Received received(String email) {
        return mailbox.latestTo(outbox, email).orElseThrow();
    }
}
