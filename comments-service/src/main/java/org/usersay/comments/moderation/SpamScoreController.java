package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.spamscore.SpamScoreReport;
import org.usersay.comments.spamscore.SpamScores;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;

/** The learned spam score of a site. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/spam-score")
class SpamScoreController {

    private final SpamScores scores;
    private final AuditTrail audit;

    SpamScoreController(SpamScores scores, AuditTrail audit) {
        this.scores = scores;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Read what the spam score of a site has learned")
    ResponseEntity<SpamScoreReport> read(@PathVariable String site) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(scores.report(site));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Start the spam score of a site over")
    void reset(@PathVariable String site, Reader moderator) {
        audit.append(site, moderator, "SPAM_SCORE", "spam-score", "reset");
        scores.reset(site);
    }
}
