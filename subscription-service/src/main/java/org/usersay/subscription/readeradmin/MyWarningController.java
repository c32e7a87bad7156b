package org.usersay.subscription.readeradmin;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;

/** Endpoint {@code /me/warnings/{site}/{id}/acknowledgement}; the warnings are listed in {@code /me}. */
@RestController
class MyWarningController {

    private final ReaderNotes notes;

    MyWarningController(ReaderNotes notes) {
        this.notes = notes;
    }

    @ReaderOnly
    @PutMapping("/api/v1/me/warnings/{site}/{id}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm that I have read a warning")
    void acknowledge(@PathVariable String site, @PathVariable String id, Reader reader) {
        notes.acknowledge(reader.id(), site, id);
    }
}
