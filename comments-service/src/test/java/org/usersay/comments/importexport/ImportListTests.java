package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** The list of a site's imports. */
@TransferTest
class ImportListTests {

    private final String dump = Transfers.comment(Api.article(), 1, null);

    @Autowired
    Api api;

    @Autowired
    Transfers transfers;

    @Test
    void newestComesFirstWithItsReportAndPagesFollow() {
        var first = Api.id(transfers.imported("vir", "usersay", dump));
        var second = Api.id(transfers.imported("vir", "usersay&dryRun=true", dump));
        transfers.imported("other", "usersay", dump);

        var page = body(list("vir", "?limit=1"));
        assertThat(page.at("/items/0/id").stringValue()).isEqualTo(second);
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("DONE");
        assertThat(page.at("/items/0/dryRun").booleanValue()).isTrue();
        assertThat(page.at("/items/0/report/known").intValue()).isEqualTo(1);
        var next = body(list("vir", "?limit=1&cursor=" + page.get("next").stringValue()));
        assertThat(next.at("/items/0/id").stringValue()).isEqualTo(first);
        assertThat(list("other", "?cursor=" + page.get("next").stringValue())).hasStatus(400);
    }

    @Test
    void onlyAdministratorsReadItAndOnlyWithKnownParameters() {
        for (var token : List.of(
                Tokens.moderator("mod"), Tokens.reader("ann"), Tokens.of("m", "other", Role.READER, Role.MODERATOR))) {
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/imports", token, null))
                    .hasStatus(403);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/imports", null, null))
                .hasStatus(401);
        for (var wrong :
                List.of("limit=0", "limit=51", "limit=x", "cursor=x", "cursor=", "state=DONE", "format=usersay")) {
            assertThat(list("vir", "?" + wrong)).as(wrong).hasStatus(400);
        }
        assertThat(list("nowhere", "")).hasStatus(404);
    }

    private MvcTestResult list(String site, String query) {
        return api.call(
                HttpMethod.GET, "/admin/sites/" + site + "/imports" + query, Tokens.administrator("root"), null);
    }
}
