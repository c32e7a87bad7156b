package org.usersay.subscription.ignoredreader;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.ignoredreader.IgnoredReaders.Ignored;

/** {@code /me/ignored-readers}. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me/ignored-readers")
class IgnoredReaderController {

    private final IgnoredReaders ignoredReaders;

    IgnoredReaderController(IgnoredReaders ignoredReaders) {
        this.ignoredReaders = ignoredReaders;
    }

    @GetMapping
    @Operation(summary = "List the readers that I ignore")
    ResponseEntity<Page<Ignored>> list(
            Reader reader,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(Page.of("ignored " + reader.id(), ignoredReaders.of(reader.id()), cursor, limit, Ignored::id));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ignore a reader")
    void add(Reader reader, @PathVariable String id) {
        ignoredReaders.add(reader.id(), id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ignore a reader no longer")
    void remove(Reader reader, @PathVariable String id) {
        ignoredReaders.remove(reader.id(), UuidV7.require(id));
    }
}
