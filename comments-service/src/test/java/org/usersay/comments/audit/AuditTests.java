package org.usersay.comments.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.problem;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** Search and export of the audit trail by moderators. */
@CommentsServiceTest
class AuditTests {

    private static final String AUDIT = "/admin/sites/vir/audit";
    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    @Autowired
    AuditTrail trail;

    private final String article = Api.article();
    private final String actor = "mod-" + UUID.randomUUID();

    @Test
    void decisionsAreFoundByActionActorTargetAndTime() {
        var first = decided("APPROVE");
        var second = decided("REJECT");
        assertThat(targets("actor=" + actor)).containsExactly(second, first);
        assertThat(targets("actor=" + actor + "&action=REJECT")).containsExactly(second);
        assertThat(targets("target=" + first)).containsExactly(first);
        assertThat(targets("actor=" + actor + "&from=" + Instant.now().minusSeconds(600)))
                .containsExactly(second, first);
        assertThat(targets("actor=" + actor + "&to=" + Instant.now().minusSeconds(600)))
                .isEmpty();
        var today = Instant.now().toString().substring(0, 10);
        assertThat(targets("target=" + second + "&to=" + today)).containsExactly(second);
    }

    @Test
    void cursorContinuesItsOwnSearchAlone() {
        var first = decided("REJECT");
        var second = decided("REJECT");
        var next = body(read("?limit=1&actor=" + actor)).get("next").stringValue();
        assertThat(targets("actor=" + actor + "&cursor=" + next)).containsExactly(first);
        for (var other : List.of("", "actor=mod&", "action=REJECT&", "target=" + second + "&", "from=2026-01-01&")) {
            assertThat(problem(read("?" + other + "cursor=" + next))).as(other).isEqualTo("/problems/invalid-cursor");
        }
    }

    @Test
    void malformedTimesAndOtherParametersAreRefused() {
        for (var wrong : List.of(
                "from=x",
                "to=x",
                "from=",
                "from=2026-02-30",
                "from=2026-01-01T00:00",
                "to=99999999999",
                "from=%2B10000-01-01T00:00:00Z",
                "from=2026-01-02&to=2026-01-01",
                "from%5B%24gt%5D=2026-01-01",
                "actor%5B%24ne%5D=x",
                "actor=",
                "action=" + "x".repeat(301),
                "site=other")) {
            assertThat(read("?" + wrong)).as(wrong).hasStatus(400);
            assertThat(read(".csv?" + wrong)).as(wrong).hasStatus(400);
        }
        assertThat(read(".xml")).hasStatus(404);
    }

    @Test
    void operatorsAndPatternsAreText() {
        decided("REJECT");
        for (var text : List.of(".*", "^REJ", "{\"$ne\":null}", "{$ne:1}", "reject", "*", "%")) {
            var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (var field : List.of("action", "actor", "target")) {
                assertThat(targets(field + "=" + encoded)).as(text).isEmpty();
            }
        }
    }

    @Test
    void moderatorsOfAnotherSiteAndReadersAreRefused() {
        var foreign = Tokens.of("m", "other", Role.READER, Role.MODERATOR);
        for (var path : List.of(AUDIT + "?actor=" + actor, AUDIT + ".csv", AUDIT + ".ndjson", "/admin/audit.csv")) {
            assertThat(api.call(HttpMethod.GET, path, foreign, null)).as(path).hasStatus(403);
            assertThat(api.call(HttpMethod.GET, path, Tokens.reader("ann"), null))
                    .as(path)
                    .hasStatus(403);
            assertThat(api.call(HttpMethod.GET, path, null, null)).as(path).hasStatus(401);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/audit.ndjson?action=ROLES", Tokens.administrator("cms"), null))
                .hasStatusOk();
    }

    @Test
    void exportHasTheWholeSearchAndNoFormula() throws UnsupportedEncodingException {
        var hostile = new Reader(actor, "s", "=cmd|' /C calc'!A0", Set.of(), "vir");
        trail.append("vir", hostile, "SETTINGS", "moderation-settings", "+scam,\"quoted\"\n@SUM(1)");
        for (int i = 0; i < AuditTrail.MAX_PAGE + 1; i++) {
            trail.append("vir", hostile, "PIN", "-" + i, "");
        }
        var csv = read(".csv?actor=" + actor);
        assertThat(csv).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(csv.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"vir-audit.csv\"");
        var lines = csv.getResponse().getContentAsString().split("\r\n");
        assertThat(lines).hasSize(AuditTrail.MAX_PAGE + 3);
        assertThat(lines[0]).isEqualTo("\uFEFFnumber,at,actor,actorName,action,target,detail,previous,hash");
        assertThat(lines[1]).contains(actor + ",'=cmd|' /C calc'!A0,SETTINGS,", "\"'+scam,\"\"quoted\"\"\n@SUM(1)\"");
        assertThat(lines[2]).contains(",PIN,'-0,");

        var ndjson = read(".ndjson?action=PIN&actor=" + actor);
        assertThat(ndjson).hasStatusOk().hasContentType("application/x-ndjson");
        assertThat(ndjson.getResponse().getContentAsString().lines())
                .hasSize(AuditTrail.MAX_PAGE + 1)
                .first()
                .asString()
                .contains("\"action\":\"PIN\",\"target\":\"-0\"");
        assertThat(targets("action=EXPORT&actor=mod&target=audit").size()).isGreaterThanOrEqualTo(2);
    }

    /** Each comment by somebody else, since rejected ones have the author's next ones held. */
    private String decided(String decision) {
        var comment = id(api.posted(article, "author-" + UUID.randomUUID(), "words " + UUID.randomUUID()));
        var request = Api.json().put("decision", decision);
        request.putArray("ids").add(comment);
        assertThat(api.call(HttpMethod.POST, "/admin/comments/decisions", Tokens.moderator(actor), request))
                .hasStatusOk();
        return comment;
    }

    private List<String> targets(String query) {
        var found = read("?" + query);
        assertThat(found).as(query).hasStatusOk();
        return body(found)
                .get("items")
                .valueStream()
                .map(entry -> entry.get("target").stringValue())
                .toList();
    }

    private MvcTestResult read(String rest) {
        return api.getRaw(AUDIT + rest, MODERATOR);
    }
}
