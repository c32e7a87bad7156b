package org.usersay.subscription.meter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.Device;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.requester.Requester;

/** Endpoint of the meter. Devices read without an account, so it is public. */
@RestController
@Public
class MeterController {

    private final Meters meters;
    private final Sites sites;

    MeterController(Meters meters, Sites sites) {
        this.meters = meters;
        this.sites = sites;
    }

    @PutMapping("/api/v1/sites/{site}/articles/{article}/meter")
    @Operation(summary = "Count an article that I open")
    ResponseEntity<MeterReading> open(
            @PathVariable String site,
            @PathVariable String article,
            @Parameter(hidden = true) @RequestHeader(name = Device.HEADER, required = false) @Nullable String device,
            Optional<Reader> reader,
            Requester requester) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(meters.open(sites.article(site, article), reader, device, requester));
    }
}
