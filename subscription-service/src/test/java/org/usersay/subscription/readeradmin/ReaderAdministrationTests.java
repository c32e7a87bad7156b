package org.usersay.subscription.readeradmin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.account.Suspension;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class ReaderAdministrationTests {

    @Autowired
    AuditTrail audit;

    @Autowired
    Accounts accounts;

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RevocationCache revocationCache;

    @Autowired
    AdjustableClock clock;

    @Autowired
    MongoDatabase database;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void suspendedReaderIsOutEverywhereAtOnce() {
        var reader = client.reader();
        var chief = client.administrator().accessToken();

        assertThat(suspend(chief, idOf(reader), inHours(2))).hasStatusOk();

        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
        assertThat(client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"))
                .hasStatus(401);
        assertThat(client.signIn(reader.email(), Client.PASSWORD))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/suspended");
    }

    @Test
    void suspensionEndsByItself() {
        var reader = client.reader();
        suspend(client.administrator().accessToken(), idOf(reader), inHours(2));
        clock.advance(Duration.ofHours(3));
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatusOk();
    }

    @Test
    void readmittedReaderIsInAgain() {
        var reader = client.reader();
        var chief = client.administrator().accessToken();
        var id = idOf(reader);
        suspend(chief, id, inHours(2));
        assertThat(delete(chief, "/admin/readers/" + id + "/suspension")).hasStatus(204);
        revocationCache.refresh();
        clock.advance(Duration.ofMillis(1));
        var again = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        assertThat(client.getAs(again.accessToken(), "/me"))
                .as("a copy of revocations from before the readmission")
                .hasStatusOk();
        revocationCache.refresh();
        assertThat(client.getAs(again.accessToken(), "/me")).hasStatusOk();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"until\":\"forever\",\"reason\":\"spam\"}",
                "{\"until\":\"\",\"reason\":\"spam\"}",
                "{\"until\":null,\"reason\":\"spam\"}",
                "{\"reason\":\"spam\"}",
                "{\"until\":\"2020-01-01T00:00:00Z\",\"reason\":\"spam\"}",
                "{\"until\":\"2099-01-01\",\"reason\":\"spam\"}",
                "{\"until\":99999999999999,\"reason\":\"spam\"}",
                "{\"until\":\"+999999999-01-01T00:00:00Z\",\"reason\":\"spam\"}",
                "{\"until\":{\"$gt\":\"\"},\"reason\":\"spam\"}",
                "{\"until\":\"2099-01-01T00:00:00Z\"}",
                "{\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"\"}"
            })
    void malformedSuspensionIsRejectedAndHasNoEffect(String body) {
        var reader = client.reader();
        assertThat(put(client.administrator().accessToken(), "/admin/readers/" + idOf(reader) + "/suspension", body))
                .hasStatus(400);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatusOk();
    }

    @Test
    void banHasNoEndUntilItIsUndone() {
        var reader = client.reader();
        var moderator = client.withRole("MODERATOR", "vir").accessToken();
        var path = "/admin/readers/" + idOf(reader);
        assertThat(put(moderator, path + "/ban", "{\"reason\":\"spam\",\"until\":\"2030-01-01T00:00:00Z\"}"))
                .hasStatus(400);
        assertThat(put(moderator, path + "/ban", "{}")).hasStatus(400);
        assertThat(put(moderator, path + "/ban", "{\"reason\":\"spam\",\"removeComments\":true}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.banned")
                .isEqualTo(true);
        clock.advance(Duration.ofDays(400));
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatus(403);
        clock.reset();
        assertThat(delete(moderator, path + "/ban?restoreComments=true")).hasStatus(204);
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatusOk();
        var standing = client.body(client.getAs(moderator, path));
        assertThat(standing.get("banned").booleanValue()).isFalse();
        assertThat(standing.at("/suspensions/0/reason").stringValue()).isEqualTo("spam");
        assertThat(standing.at("/suspensions/0/removedComments").booleanValue()).isTrue();
        assertThat(audit.page("vir", AuditSearch.EVERYTHING, null, 2).items())
                .extracting(AuditEntry::action)
                .containsExactly("READMIT", "BAN");
    }

    @Test
    void undoNamesTheSuspensionsWhoseCommentsComeBack() {
        var reader = client.reader();
        var id = idOf(reader);
        var chief = client.administrator().accessToken();
        suspend(chief, id, inHours(1));
        delete(chief, "/admin/readers/" + id + "/suspension");
        suspend(chief, id, inHours(1));
        put(chief, "/admin/readers/" + id + "/ban", "{\"reason\":\"spam\",\"removeComments\":true}");
        delete(chief, "/admin/readers/" + id + "/ban?restoreComments=true");

        var events = database.getCollection("reader_events")
                .find(Filters.eq("reader", id))
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
        assertThat(events).hasSize(5);
        assertThat(events.get(1).getList("restore", String.class)).isEmpty();
        assertThat(events.get(4).getList("restore", String.class))
                .containsExactly(events.get(2).getString("_id"), events.get(3).getString("_id"));
    }

    @Test
    void concurrentSuspensionsAreUndoneAsOne() {
        var account = accounts.find(idOf(client.reader())).orElseThrow();
        accounts.suspend(account, suspension("first"));
        accounts.suspend(account, suspension("second"));
        assertThat(accounts.removals(account.id())).containsExactly("first", "second");
        assertThat(accounts.suspensions(account.id()))
                .extracting(Suspension::id)
                .containsExactly("first", "second");
    }

    private static Suspension suspension(String id) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Suspension(id, now.plus(1, ChronoUnit.HOURS), "spam", "mod", now, true);
    }

    @Test
    void suspendedModeratorLosesAccessInTheMiddleOfASession() {
        var moderator = client.withRole("MODERATOR", "vir");
        assertThat(client.getAs(moderator.accessToken(), "/admin/sites/vir/readers?name=a"))
                .hasStatusOk();
        put(
                client.administrator().accessToken(),
                "/admin/readers/" + idOf(moderator) + "/ban",
                "{\"reason\":\"left the team\"}");
        revocationCache.refresh();
        assertThat(client.getAs(moderator.accessToken(), "/admin/sites/vir/readers?name=a"))
                .hasStatus(401);
    }

    @Test
    void moderatorReadsTheStandingOfReadersOfTheSite() {
        var chief = client.administrator().accessToken();
        var moderator = withRoles(chief, "[\"READER\",\"MODERATOR\"]", "vir");
        var elsewhere = withRoles(chief, "[\"READER\",\"MODERATOR\"]", "other");
        var reader = client.reader();
        var path = "/admin/readers/" + idOf(reader);
        assertThat(client.getAs(moderator.accessToken(), path))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.suspendedUntil")
                .isNull();
        suspend(moderator.accessToken(), idOf(reader), inHours(2));
        assertThat(client.getAs(moderator.accessToken(), path))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.suspendedUntil")
                .asString()
                .isNotEmpty();
        assertThat(client.getAs(elsewhere.accessToken(), path)).hasStatus(403);
        assertThat(client.getAs(client.reader().accessToken(), path)).hasStatus(403);
        assertThat(client.getAs(moderator.accessToken(), "/admin/readers/" + UUID.randomUUID()))
                .hasStatus(404);
    }

    @Test
    void moderatorSuspendsReadersOfTheirSiteWithoutARole() {
        var chief = client.administrator().accessToken();
        var moderator = withRoles(chief, "[\"READER\",\"MODERATOR\"]", "vir");
        var elsewhere = withRoles(chief, "[\"READER\",\"MODERATOR\"]", "other");
        var reader = client.reader();
        assertThat(suspend(elsewhere.accessToken(), idOf(reader), inHours(2))).hasStatus(403);
        assertThat(suspend(moderator.accessToken(), idOf(client.administrator()), inHours(2)))
                .hasStatus(403);
        assertThat(suspend(moderator.accessToken(), idOf(moderator), inHours(2)))
                .hasStatus(403);
        assertThat(suspend(reader.accessToken(), idOf(moderator), inHours(2))).hasStatus(403);
        assertThat(suspend(moderator.accessToken(), idOf(reader), inHours(2))).hasStatusOk();
    }

    @Test
    void auditNamesActorActionAndTargetAndItsChainIsIntact() {
        var chief = client.administrator().accessToken();
        var reader = client.reader("Member " + UUID.randomUUID().toString().substring(0, 8));
        var id = idOf(reader);
        suspend(chief, id, inHours(2));
        delete(chief, "/admin/readers/" + id + "/suspension");
        put(chief, "/admin/readers/" + id + "/roles", "{\"roles\":[\"READER\",\"MODERATOR\"],\"site\":\"vir\"}");

        var entries = audit.page("vir", AuditSearch.EVERYTHING, null, 3).items();
        assertThat(entries).extracting(AuditEntry::action).containsExactly("ROLES", "READMIT", "SUSPEND");
        assertThat(entries).extracting(AuditEntry::target).containsOnly(id);
        assertThat(entries.getFirst().detail()).isEqualTo("[READER, MODERATOR] on vir");
        assertThat(audit.check("vir").brokenAt()).isNull();
    }

    @Test
    void newRolesAreInTheNextTokenAndTheOldOneEnds() {
        var chief = client.administrator().accessToken();
        var reader = client.reader("Member " + UUID.randomUUID().toString().substring(0, 8));
        assertThat(put(chief, "/admin/readers/" + idOf(reader) + "/roles", "{\"roles\":[\"STAFF\"],\"site\":\"vir\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.roles")
                .asArray()
                .containsExactly("READER", "STAFF");
        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
        var again = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        assertThat(client.getAs(again.accessToken(), "/me"))
                .bodyJson()
                .extractingPath("$.desks[*].id")
                .asArray()
                .containsExactly("vir");
        assertThat(client.getAs(chief, "/me"))
                .bodyJson()
                .extractingPath("$.desks[*].id")
                .asArray()
                .containsExactly("vir", "other");
        assertThat(client.getAs(again.accessToken(), "/admin/sites/vir/subscription-orders"))
                .hasStatusOk();
        assertThat(client.getAs(again.accessToken(), "/admin/sites/other/subscription-orders"))
                .hasStatus(403);
    }

    @Test
    void rolesAreGivenByAdministratorsToOthers() {
        var chief = client.administrator();
        var reader = client.reader();
        assertThat(put(
                        reader.accessToken(),
                        "/admin/readers/" + idOf(reader) + "/roles",
                        "{\"roles\":[\"ADMIN\"],\"site\":\"*\"}"))
                .hasStatus(403);
        assertThat(put(
                        chief.accessToken(),
                        "/admin/readers/" + idOf(chief) + "/roles",
                        "{\"roles\":[\"READER\"],\"site\":\"*\"}"))
                .hasStatus(409);
        assertThat(put(
                        chief.accessToken(),
                        "/admin/readers/" + idOf(reader) + "/roles",
                        "{\"roles\":[\"KING\"],\"site\":\"vir\"}"))
                .hasStatus(400);
        assertThat(put(
                        chief.accessToken(),
                        "/admin/readers/" + idOf(reader) + "/roles",
                        "{\"roles\":[\"READER\"],\"site\":\"nowhere\"}"))
                .hasStatus(400);
        assertThat(put(
                        chief.accessToken(),
                        "/admin/readers/not-an-id/roles",
                        "{\"roles\":[\"READER\"],\"site\":\"vir\"}"))
                .hasStatus(404);
    }

    private Client.Signed withRoles(String chief, String roles, String site) {
        var reader = client.reader("Member " + UUID.randomUUID().toString().substring(0, 8));
        put(
                chief,
                "/admin/readers/" + idOf(reader) + "/roles",
                "{\"roles\":%s,\"site\":\"%s\"}".formatted(roles, site));
        return client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
    }

    private String idOf(Client.Signed reader) {
        return client.idOf(reader);
    }

    private MvcTestResult suspend(String token, String id, String until) {
        return put(
                token,
                "/admin/readers/" + id + "/suspension",
                "{\"until\":\"%s\",\"reason\":\"spam\",\"removeComments\":true}".formatted(until));
    }

    private String inHours(int hours) {
        return Instant.now().plus(hours, ChronoUnit.HOURS).toString();
    }

    private MvcTestResult put(String token, String path, String body) {
        return mvc.put()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult delete(String token, String path) {
        return mvc.delete()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }
}
