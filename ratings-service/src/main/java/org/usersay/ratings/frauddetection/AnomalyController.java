package org.usersay.ratings.frauddetection;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** Anomalies, and the set-asides of votes by moderators. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/ratings")
class AnomalyController {

    private final AnomalyStore anomalyStore;
    private final VoteExclusions voteExclusions;
    private final Sites sites;

    AnomalyController(AnomalyStore anomalyStore, VoteExclusions voteExclusions, Sites sites) {
        this.anomalyStore = anomalyStore;
        this.voteExclusions = voteExclusions;
        this.sites = sites;
    }

    record VoteName(
            @NotNull @Pattern(regexp = ArticleKey.PATTERN) String article,

            @NotNull @Pattern(regexp = "(device:)?[A-Za-z0-9_-]{1,64}")
            String voter) {}

    /**
     * Votes to set aside.
     *
     * @param anomaly all votes of this anomaly
     * @param votes or these
     */
    record SetAsideRequest(
            @Nullable @Size(max = 400) String anomaly,
            @Nullable @Size(max = 500) List<@Valid @NotNull VoteName> votes,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping("/anomalies")
    @Operation(summary = "List votes that look arranged")
    Page<AnomalyStore.Anomaly> anomalies(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        return Page.of(
                "anomalies " + site,
                anomalyStore.newest(sites.require(site).id()),
                cursor,
                limit,
                AnomalyStore.Anomaly::id);
    }

    @GetMapping("/set-asides")
    @Operation(summary = "List votes that were set aside")
    Page<VoteExclusions.SetAside> setAsides(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        return Page.of(
                "set-asides " + site,
                voteExclusions.newest(sites.require(site).id()),
                cursor,
                limit,
                VoteExclusions.SetAside::id);
    }

    @PostMapping("/set-asides")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Set votes aside")
    VoteExclusions.SetAside setAside(
            @PathVariable String site,
            @Valid @RequestBody SetAsideRequest body,
            Reader reader,
            Optional<IdempotencyKey> idempotencyKey) {
        var id = sites.require(site).id();
        var request = idempotencyKey.map(key -> new VoteExclusions.RequestKey(
                key.scopedTo(id + "/" + reader.id()), IdempotencyKey.fingerprint(id, body)));
        return request.flatMap(sent -> voteExclusions.repeated(id, sent))
                .orElseGet(() ->
                        voteExclusions.setAside(id, body.anomaly(), names(id, body), reader, body.reason(), request));
    }

    @DeleteMapping("/set-asides/{id}")
    @Operation(summary = "Bring votes back")
    VoteExclusions.SetAside reverse(
            @PathVariable String site,
            @PathVariable String id,
            @RequestParam(defaultValue = "") @Size(max = 500) String reason,
            Reader reader) {
        var set = voteExclusions
                .find(sites.require(site).id(), id)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Use the id of a set of votes of this site."));
        return voteExclusions.reverse(set, reader, reason);
    }

    private List<VoteRef> names(String site, SetAsideRequest body) {
        if (body.anomaly() != null) {
            return anomalyStore
                    .find(site, body.anomaly())
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Use the id of an anomaly of this site."))
                    .votes();
        }
        if (body.votes() == null || body.votes().isEmpty()) {
            throw CommonProblem.INVALID_REQUEST.refusal("Send an anomaly, or a list of votes.");
        }
        return body.votes().stream()
                .map(vote -> new VoteRef(sites.article(site, vote.article()).article(), vote.voter()))
                .toList();
    }
}
