package org.usersay.gateway.openapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** {@code /docs/openapi.json}. While a service was never reached, the document names it in {@code x-missing} and is not cached. */
@RestController
class OpenApiController {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration STALE = Duration.ofHours(1);

    private final ServiceDocuments documents;
    /** Joining costs megabytes, which as many requests at once as there may be connections would not leave to others. */
    private final Cache<String, Joined> recent =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    private final DocumentJoin join;
    private final JsonMapper json;

    OpenApiController(ServiceDocuments documents, DocumentJoin join, JsonMapper json) {
        this.documents = documents;
        this.join = join;
        this.json = json;
    }

    @GetMapping("/docs/openapi.json")
    ResponseEntity<byte[]> document(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var joined = recent.get("", only -> joined(request));
        return joined.isWhole()
                ? CacheableResponse.of(joined.body()).answer(ifNoneMatch, FRESH, STALE)
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .body(joined.body());
    }

    private Joined joined(HttpServletRequest request) {
        try {
            var found = documents.read(request);
            return new Joined(
                    json.writeValueAsBytes(join.of(found.byService(), found.missing())),
                    found.missing().isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The joined document.
     *
     * @param isWhole whether every service answered
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Joined(byte[] body, boolean isWhole) {}
}
