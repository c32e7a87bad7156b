package org.usersay.subscription.account;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.InternalOnly;

/** {@code GET /internal/staff-names?site=}: for the comments-service; the gateway routes nothing here. */
@RestController
@InternalOnly
class StaffNameController {

    private final ReservedNames reservedNames;

    StaffNameController(ReservedNames reservedNames) {
        this.reservedNames = reservedNames;
    }

    @GetMapping("/internal/staff-names")
    ResponseEntity<StaffNames> read(@RequestParam String site) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new StaffNames(reservedNames.ofStaff(site)));
    }

    /** Display names of the site's moderators, staff and administrators. */
    record StaffNames(List<String> names) {}
}
