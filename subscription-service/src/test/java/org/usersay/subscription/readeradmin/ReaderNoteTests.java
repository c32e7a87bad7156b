package org.usersay.subscription.readeradmin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

/** Notes on readers, and warnings to them. */
@SubscriptionTest
class ReaderNoteTests {

    @Autowired
    AuditTrail audit;

    @Autowired
    Accounts accounts;

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    private Signed reader;
    private Signed moderator;
    private String path;

    @BeforeEach
    void people() {
        reader = client.reader("Lan Anh");
        moderator = client.withRole("MODERATOR", "vir");
        path = "/admin/sites/vir/readers/" + client.idOf(reader);
    }

    @Test
    void noteIsReadByTheModeratorsOfItsSiteOnly() {
        assertThat(client.postAs(moderator.accessToken(), path + "/notes", text("Two accounts.\\nSee March.")))
                .hasStatus(201);
        var notes = client.body(client.getAs(moderator.accessToken(), path + "/notes"));
        assertThat(notes.at("/items/0/text").stringValue()).isEqualTo("Two accounts.\nSee March.");
        assertThat(notes.at("/items/0/kind").stringValue()).isEqualTo("NOTE");
        assertThat(notes.at("/items/0/byName").stringValue()).startsWith("Member");
        assertThat(notes.get("warnings").intValue()).isZero();

        var elsewhere = client.withRole("MODERATOR", "other").accessToken();
        for (var token : new String[] {elsewhere, reader.accessToken()}) {
            assertThat(client.getAs(token, path + "/notes")).hasStatus(403);
            assertThat(client.postAs(token, path + "/notes", text("no"))).hasStatus(403);
            assertThat(client.postAs(token, path + "/warnings", text("no"))).hasStatus(403);
        }
        var elsewherePath = path.replace("/vir/", "/other/");
        assertThat(client.body(client.getAs(elsewhere, elsewherePath + "/notes"))
                        .get("items"))
                .isEmpty();
        assertThat(client.getAs(moderator.accessToken(), "/admin/sites/nowhere/readers/x/notes"))
                .hasStatus(404);
        assertThat(client.getAs(moderator.accessToken(), "/admin/sites/vir/readers/" + UuidV7.next() + "/notes"))
                .hasStatus(404);
        assertThat(client.body(client.getAs(reader.accessToken(), "/me")).get("warnings"))
                .isEmpty();
        assertThat(mailbox.latestTo(outbox, reader.email()).orElseThrow().text())
                .doesNotContain("Two accounts");
    }

    @Test
    void noteIsDeletedByItsId() {
        var id = client.body(client.postAs(moderator.accessToken(), path + "/notes", text("Wrong person.")))
                .get("id")
                .stringValue();
        assertThat(client.deleteAs(moderator.accessToken(), path + "/notes/" + id))
                .hasStatus(204);
        assertThat(client.deleteAs(moderator.accessToken(), path + "/notes/" + id))
                .hasStatus(404);
        assertThat(client.deleteAs(moderator.accessToken(), path + "/notes/$ne"))
                .hasStatus(404);
    }

    @Test
    void warningIsMailedShownUntilAcknowledgedAndCounted() {
        client.patchAs(reader.accessToken(), "/me", "{\"locale\":\"vi\"}");
        assertThat(client.postAs(moderator.accessToken(), path + "/warnings", text("Bitte sachlich bleiben.")))
                .hasStatus(201);

        var mail = mailbox.latestTo(outbox, reader.email()).orElseThrow();
        assertThat(mail.subject()).contains("Cảnh báo").contains("Demo newsroom");
        assertThat(mail.text()).contains("Bitte sachlich bleiben.");
        var warning = client.body(client.getAs(reader.accessToken(), "/me")).at("/warnings/0");
        assertThat(warning.get("text").stringValue()).isEqualTo("Bitte sachlich bleiben.");
        assertThat(warning.get("site").stringValue()).isEqualTo("vir");

        var acknowledge = "/me/warnings/vir/" + warning.get("id").stringValue() + "/acknowledgement";
        assertThat(client.putAs(client.reader().accessToken(), acknowledge, "{}"))
                .hasStatus(404);
        assertThat(client.putAs(reader.accessToken(), acknowledge, "{}")).hasStatus(204);
        assertThat(client.putAs(reader.accessToken(), acknowledge, "{}")).hasStatus(204);
        assertThat(client.body(client.getAs(reader.accessToken(), "/me")).get("warnings"))
                .isEmpty();
        var notes = client.body(client.getAs(moderator.accessToken(), path + "/notes"));
        assertThat(notes.get("warnings").intValue()).isEqualTo(1);
        assertThat(notes.at("/items/0/acknowledgedAt").stringValue()).isNotEmpty();
        assertThat(client.deleteAs(
                        moderator.accessToken(),
                        path + "/notes/" + warning.get("id").stringValue()))
                .as("a warning stays")
                .hasStatus(404);
    }

    @Test
    void unreadWarningsAreBounded() {
        for (int number = 0; number < 20; number++) {
            assertThat(client.postAs(moderator.accessToken(), path + "/warnings", text("Number " + number)))
                    .hasStatus(201);
        }
        assertThat(client.postAs(moderator.accessToken(), path + "/warnings", text("One more")))
                .hasStatus(409);
    }

    @Test
    void nobodyWarnsHimselfAndModeratorsNoColleague() {
        var chief = client.administrator();
        assertThat(client.postAs(
                        moderator.accessToken(),
                        "/admin/sites/vir/readers/" + client.idOf(chief) + "/warnings",
                        text("no")))
                .hasStatus(403);
        var colleague = client.withRole("MODERATOR", "vir");
        var to = "/admin/sites/vir/readers/" + client.idOf(colleague);
        assertThat(client.postAs(moderator.accessToken(), to + "/warnings", text("no")))
                .hasStatus(403);
        assertThat(client.postAs(chief.accessToken(), to + "/warnings", text("yes")))
                .hasStatus(201);
        assertThat(client.postAs(
                        chief.accessToken(), "/admin/sites/vir/readers/" + client.idOf(chief) + "/notes", text("no")))
                .hasStatus(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":null}",
                "{\"text\":\"\"}",
                "{\"text\":\" \\u200b \"}",
                "{\"text\":\"a\\u202eb\"}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":{\"$gt\":\"\"}}",
                "{\"text\":\"x\",\"by\":\"somebody else\"}"
            })
    void textThatNobodyCanReadIsRefused(String body) {
        assertThat(client.postAs(moderator.accessToken(), path + "/notes", body))
                .hasStatus(400);
        assertThat(client.postAs(moderator.accessToken(), path + "/warnings", body))
                .hasStatus(400);
        assertThat(client.postAs(moderator.accessToken(), path + "/notes", text("x".repeat(1001))))
                .hasStatus(400);
    }

    @Test
    void trailNamesBothWithoutTheirWords() {
        client.postAs(moderator.accessToken(), path + "/notes", text("secret words"));
        client.postAs(moderator.accessToken(), path + "/warnings", text("secret words"));
        var entries = audit.page("vir", AuditSearch.EVERYTHING, null, 2).items();
        assertThat(entries).extracting(AuditEntry::action).containsExactly("WARNING", "NOTE");
        assertThat(entries).extracting(AuditEntry::target).containsOnly(client.idOf(reader));
        assertThat(entries).extracting(AuditEntry::detail).containsOnly("");
    }

    @Test
    void accountIsExportedAndDeletedWithThem() {
        client.postAs(moderator.accessToken(), path + "/notes", text("a note"));
        client.postAs(moderator.accessToken(), path + "/warnings", text("a warning"));
        var id = client.idOf(reader);
        assertThat(client.deleteAccount(reader, "{\"password\":\"" + Client.PASSWORD + "\"}"))
                .hasStatus(204);
        assertThat(database.getCollection("reader_notes").find(Filters.regex("_id", "^" + id)))
                .isEmpty();
    }

    @Test
    void nothingIsWrittenAboutAReaderWhoIsLeaving() {
        accounts.leave(client.idOf(reader));
        assertThat(client.postAs(moderator.accessToken(), path + "/notes", text("late")))
                .hasStatus(404);
        assertThat(client.postAs(moderator.accessToken(), path + "/warnings", text("late")))
                .hasStatus(404);
        assertThat(client.getAs(moderator.accessToken(), path + "/notes")).hasStatus(404);
    }

    @Test
    void readersAreFoundByTheBeginningOfTheirNameOnTheirSiteOnly() {
        client.reader("Đặng Thùy Trâm");
        var find = "/admin/sites/vir/readers?name=";
        var found = client.body(client.getAs(moderator.accessToken(), find + "dang thu"));
        assertThat(found.at("/items/0/name").stringValue()).isEqualTo("Đặng Thùy Trâm");
        assertThat(found.get("more").booleanValue()).isFalse();
        assertThat(client.body(client.getAs(moderator.accessToken(), find + ".*"))
                        .get("items"))
                .isEmpty();
        assertThat(client.getAs(moderator.accessToken(), find)).hasStatus(400);
        assertThat(client.getAs(moderator.accessToken(), find + "a&limit=51")).hasStatus(400);
        assertThat(client.getAs(client.withRole("MODERATOR", "other").accessToken(), find + "dang"))
                .hasStatus(403);
        assertThat(client.getAs(reader.accessToken(), find + "dang")).hasStatus(403);
        assertThat(client.body(client.getAs(
                                client.administrator().accessToken(), "/admin/sites/other/readers?name=dang"))
                        .get("items"))
                .isEmpty();
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }
}
