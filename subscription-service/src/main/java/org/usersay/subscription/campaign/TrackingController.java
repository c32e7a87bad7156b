package org.usersay.subscription.campaign;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;

/** Links and image of the mails of campaigns whose site counts opens and clicks. A HEAD counts nothing. */
@RestController
@Public
@RequestMapping("/mailed/{token}")
class TrackingController {

    /** One transparent dot. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Tracking tracking;

    TrackingController(Tracking tracking) {
        this.tracking = tracking;
    }

    @GetMapping("/link")
    @Operation(hidden = true)
    ResponseEntity<Void> follow(@PathVariable String token, HttpServletRequest request) {
        var target = tracking.follow(token, isRead(request))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The link is not one of ours, or too old."));
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", target.toASCIIString())
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** The same image whatever the token. */
    @GetMapping("/open.gif")
    @Operation(hidden = true)
    ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
        if (isRead(request)) {
            tracking.open(token);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .body(PIXEL);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name());
    }
}
