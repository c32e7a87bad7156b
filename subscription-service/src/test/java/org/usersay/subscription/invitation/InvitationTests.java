package org.usersay.subscription.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

/** Invitations to a role on a site. */
@SubscriptionTest
class InvitationTests {

    private static final String PATH = "/admin/sites/vir/invitations";

    @Autowired
    Accounts accounts;

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    AuditTrail audit;

    @Autowired
    MongoDatabase database;

    @Autowired
    AdjustableClock clock;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void invitedReaderHasTheRoleAfterAccepting() {
        var reader = member();
        assertThat(invite(reader.email())).hasStatus(201);
        var token = client.mailedToken(reader.email());
        assertThat(accept(reader, token))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.roles")
                .asArray()
                .containsExactly("READER", "MODERATOR");
        assertThat(accept(reader, token)).as("used up").hasStatus(400);
        var again = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        assertThat(client.getAs(again.accessToken(), "/admin/sites/vir/readers?name=x"))
                .hasStatusOk();
        assertThat(client.getAs(again.accessToken(), "/admin/sites/other/readers?name=x"))
                .hasStatus(403);
        assertThat(audit.page("vir", AuditSearch.EVERYTHING, null, 2).items())
                .extracting(AuditEntry::action)
                .containsExactly("INVITATION_ACCEPTED", "INVITE");
    }

    @Test
    void addressWithoutAnAccountAcceptsAfterRegistering() {
        var email = client.newAddress();
        invite(email);
        var token = client.mailedToken(email);
        client.register(email, "Somebody New");
        var reader = client.signedIn(email, client.verify(client.mailedToken(email)));
        assertThat(accept(reader, token)).hasStatusOk();
    }

    @Test
    void mailAndAnswerDoNotTellWhetherAnAddressHasAnAccount() {
        var known = client.reader().email();
        var unknown = client.newAddress();
        assertThat(invite(known)).hasStatus(201);
        assertThat(invite(unknown)).hasStatus(201);
        var one = mailbox.latestTo(outbox, known).orElseThrow();
        var other = mailbox.latestTo(outbox, unknown).orElseThrow();
        assertThat(one.subject()).isEqualTo(other.subject());
        assertThat(one.text().replace(one.token(), "")).isEqualTo(other.text().replace(other.token(), ""));
    }

    @Test
    void forwardedLinkIsWorthNothing() {
        var invited = member();
        invite(invited.email());
        var token = client.mailedToken(invited.email());
        var thief = client.reader();
        assertThat(accept(thief, token)).hasStatus(400);
        assertThat(client.post("/invitations/acceptance", "{\"token\":\"" + token + "\"}"))
                .hasStatus(401);
        assertThat(accept(invited, token)).hasStatusOk();
    }

    @Test
    void invitationEndsAfterAWeekAndWhenItIsRevokedOrReplaced() {
        var reader = client.reader();
        invite(reader.email());
        var replaced = client.mailedToken(reader.email());
        var id = client.body(invite(reader.email())).get("id").stringValue();
        var revoked = client.mailedToken(reader.email());
        assertThat(accept(reader, replaced)).hasStatus(400);
        var chief = client.administrator().accessToken();
        assertThat(client.getAs(chief, PATH)).bodyText().contains(id);
        assertThat(client.deleteAs(chief, "/admin/sites/other/invitations/" + id))
                .hasStatus(404);
        assertThat(client.deleteAs(chief, PATH + "/" + id)).hasStatus(204);
        assertThat(client.deleteAs(chief, PATH + "/" + id)).hasStatus(404);
        assertThat(client.getAs(chief, PATH)).bodyText().doesNotContain(id);
        assertThat(accept(reader, revoked)).hasStatus(400);

        invite(reader.email());
        var late = client.mailedToken(reader.email());
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        var again = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        assertThat(accept(again, late)).hasStatus(400);
    }

    @Test
    void administratorsAloneInvite() {
        for (var role : new String[] {"MODERATOR", "STAFF"}) {
            var token = client.withRole(role, "vir").accessToken();
            assertThat(client.getAs(token, PATH)).hasStatus(403);
            assertThat(client.postAs(token, PATH, request("a@example.org", "STAFF")))
                    .hasStatus(403);
            assertThat(client.deleteAs(token, PATH + "/x")).hasStatus(403);
        }
    }

    @Test
    void roleOnAnotherSiteIsNotMoved() {
        var elsewhere = client.withRole("MODERATOR", "other");
        invite(elsewhere.email());
        assertThat(accept(elsewhere, client.mailedToken(elsewhere.email()))).hasStatus(409);
    }

    @Test
    void roleThatIsGivenAtTheSameMomentIsNotOverwritten() {
        var asRead = accounts.find(client.idOf(member())).orElseThrow();
        accounts.giveRoles(asRead.id(), Set.of(Role.READER, Role.STAFF), "other");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> accounts.giveRoles(asRead, Set.of(Role.READER, Role.MODERATOR), "vir"));
        var kept = accounts.find(asRead.id()).orElseThrow();
        assertThat(kept.roles()).containsExactlyInAnyOrder(Role.READER, Role.STAFF);
        assertThat(kept.site()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"a@example.org\"}",
                "{\"email\":\"a@example.org\",\"role\":\"ADMIN\"}",
                "{\"email\":\"a@example.org\",\"role\":\"READER\"}",
                "{\"email\":\"a@example.org\\nBcc: b@example.org\",\"role\":\"STAFF\"}",
                "{\"email\":{\"$ne\":\"\"},\"role\":\"STAFF\"}",
                "{\"email\":\"a@example.org\",\"role\":\"STAFF\",\"site\":\"other\"}"
            })
    void malformedInvitationIsRefused(String body) {
        assertThat(client.postAs(client.administrator().accessToken(), PATH, body))
                .hasStatus(400);
    }

    @Test
    void invitationIsDeletedWithTheAccount() {
        var reader = client.reader();
        invite(reader.email());
        assertThat(client.deleteAccount(reader, "{\"password\":\"" + Client.PASSWORD + "\"}"))
                .hasStatus(204);
        assertThat(database.getCollection("invitations").find(Filters.eq("email", reader.email())))
                .isEmpty();
    }

    /** Nobody else can take the name of somebody with a role. */
    private Signed member() {
        return client.reader("Member " + UUID.randomUUID().toString().substring(0, 8));
    }

    private MvcTestResult invite(String email) {
        return client.postAs(client.administrator().accessToken(), PATH, request(email, "MODERATOR"));
    }

    private static String request(String email, String role) {
        return "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role);
    }

    private MvcTestResult accept(Signed reader, String token) {
        return client.postAs(reader.accessToken(), "/invitations/acceptance", "{\"token\":\"" + token + "\"}");
    }
}
