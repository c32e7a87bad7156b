package org.usersay.subscription.event;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.InternalOnly;

/** {@code GET /internal/reader-events?after=}: for the other services; the gateway routes nothing here. */
@RestController
@InternalOnly
class ReaderEventController {

    private final ReaderEvents events;

    ReaderEventController(ReaderEvents events) {
        this.events = events;
    }

    @GetMapping("/internal/reader-events")
    ResponseEntity<ReaderEvents.Page> read(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(events.after(after, limit));
    }
}
