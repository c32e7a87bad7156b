package org.usersay.subscription.entitlement;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;

/** What the signed-in reader may read. */
@RestController
@ReaderOnly
class EntitlementController {

    private final Entitlements entitlements;
    private final StatementIssuer statementIssuer;
    private final Clock clock;

    EntitlementController(Entitlements entitlements, StatementIssuer statementIssuer, Clock clock) {
        this.entitlements = entitlements;
        this.statementIssuer = statementIssuer;
        this.clock = clock;
    }

    @GetMapping("/api/v1/me/entitlements")
    @Operation(summary = "List what I may read")
    ResponseEntity<EntitlementList> mine(Reader reader) {
        return answer(new EntitlementList(entitlements.of(reader.id())));
    }

    @GetMapping("/api/v1/me/entitlements/{site}")
    @Operation(summary = "State, signed for the paywall, what I may read on a site")
    ResponseEntity<Statement> statement(@PathVariable String site, Reader reader) {
        var now = clock.instant();
        var granted = entitlements.of(reader.id(), site);
        var statement = statementIssuer.issue(reader.id(), site, granted, now);
        return answer(new Statement(granted, statement.statement(), statement.expiresAt()));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(body);
    }

    /** One for each site and name. */
    record EntitlementList(List<Entitlement> items) {}

    /**
     * What a reader may read on one site.
     *
     * @param statement the same as a signed JSON Web Token
     * @param expiresAt when the statement does not count any more
     */
    record Statement(List<Entitlement> items, String statement, Instant expiresAt) {}
}
