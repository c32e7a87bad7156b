package org.usersay.subscription.personal;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;

/** {@code GET /me/export} and {@code DELETE /me}. */
@RestController
@RequestMapping("/api/v1/me")
class PersonalDataController {

    private final Departures departures;

    PersonalDataController(Departures departures) {
        this.departures = departures;
    }

    @GetMapping("/export")
    ResponseEntity<Map<String, Object>> export(Reader reader) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usersay.json\"")
                .body(departures.export(reader.id()));
    }

    /** An administrator first gives his role away, so that a site is never left without one by a slip. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Reader reader) {
        if (reader.administrator()) {
            throw CommonProblem.CONFLICT.refusal("An administrator cannot leave; another one takes the role first.");
        }
        departures.leave(reader.id());
    }
}
