package org.usersay.subscription.signingkey;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;

/** Endpoint of the public keys that verify access tokens. */
@RestController
@Public
class JwkSetController {

    private final KeyRing keys;

    JwkSetController(KeyRing keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(summary = "Read the keys that verify access tokens")
    ResponseEntity<Map<String, Object>> published() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(keys.published().toJSONObject(true));
    }
}
