package org.usersay.subscription.readeradmin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.account.Account;

/** {@code GET /admin/sites/{site}/readers?name=}: search by the beginning of a name. */
@RestController
class ReaderSearchController {

    private final ReaderAdministration readerAdministration;

    ReaderSearchController(ReaderAdministration readerAdministration) {
        this.readerAdministration = readerAdministration;
    }

    @ModeratorOnly
    @GetMapping("/api/v1/admin/sites/{site}/readers")
    @Operation(summary = "Find readers of a site by the beginning of their name")
    ResponseEntity<Found> find(
            @PathVariable String site,
            @RequestParam @NotBlank @Size(min = 1, max = 40) String name,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            Reader moderator) {
        var found = readerAdministration.named(moderator, site, name, limit + 1);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Found(found.stream().limit(limit).map(FoundReader::of).toList(), found.size() > limit));
    }

    /**
     * Readers in the order of their names.
     *
     * @param more whether there are others, which a longer beginning finds
     */
    record Found(List<FoundReader> items, boolean more) {}

    record FoundReader(
            String id,
            String name,
            List<Role> roles,
            Instant createdAt,
            @Nullable Instant suspendedUntil,
            boolean banned) {

        static FoundReader of(Account account) {
            return new FoundReader(
                    account.id(),
                    account.name().value(),
                    account.roles().stream().sorted().toList(),
                    account.createdAt(),
                    account.suspendedUntil(),
                    account.banned());
        }
    }
}
