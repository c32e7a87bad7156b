package org.usersay.ratings.frauddetection;

import jakarta.validation.Valid;
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
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/** Anomalies, and what moderators do about them. */
@RestController
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

    /** One vote. */
    record Name(
            @NotNull String article,

            @NotNull @Pattern(regexp = "(device:)?[A-Za-z0-9_-]{1,64}")
            String voter) {}

    /**
     * What to set aside.
     *
     * @param anomaly all votes of this finding
     * @param votes or these
     */
    record Request(
            @Nullable @Size(max = 400) String anomaly,
            @Nullable @Size(max = 500) List<@Valid @NotNull Name> votes,
            @NotBlank @Size(max = 500) String reason) {}

    record AnomalyList(
            List<AnomalyStore.Anomaly> items, @Nullable String next) {}

    record SetAsideList(
            List<VoteExclusions.SetAside> items, @Nullable String next) {}

    @GetMapping("/anomalies")
    AnomalyList anomalies(@PathVariable String site, Reader reader) {
        return new AnomalyList(anomalyStore.newest(moderated(site, reader)), null);
    }

    @GetMapping("/set-asides")
    SetAsideList setAsides(@PathVariable String site, Reader reader) {
        return new SetAsideList(voteExclusions.newest(moderated(site, reader)), null);
    }

    @PostMapping("/set-asides")
    @ResponseStatus(HttpStatus.CREATED)
    VoteExclusions.SetAside setAside(
            @PathVariable String site,
            @Valid @RequestBody Request body,
            Reader reader,
            Optional<IdempotencyKey> idempotencyKey) {
        var id = moderated(site, reader);
        var receipt = idempotencyKey.map(key ->
                new VoteExclusions.Receipt(key.scopedTo(id + "/" + reader.id()), IdempotencyKey.fingerprint(id, body)));
        return receipt.flatMap(sent -> voteExclusions.repeated(id, sent))
                .orElseGet(() ->
                        voteExclusions.setAside(id, body.anomaly(), names(id, body), reader, body.reason(), receipt));
    }

    @DeleteMapping("/set-asides/{id}")
    VoteExclusions.SetAside reverse(
            @PathVariable String site,
            @PathVariable String id,
            @RequestParam(defaultValue = "") @Size(max = 500) String reason,
            Reader reader) {
        var set = voteExclusions
                .find(moderated(site, reader), id)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("No votes were set aside under this id."));
        return voteExclusions.reverse(set, reader, reason);
    }

    private List<VoteRef> names(String site, Request body) {
        if (body.anomaly() != null) {
            return anomalyStore
                    .find(site, body.anomaly())
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("There is no such anomaly."))
                    .votes();
        }
        if (body.votes() == null || body.votes().isEmpty()) {
            throw CommonProblem.INVALID_REQUEST.refusal("Name an anomaly, or votes.");
        }
        return body.votes().stream()
                .map(vote -> new VoteRef(sites.article(site, vote.article()).article(), vote.voter()))
                .toList();
    }

    private String moderated(String site, Reader reader) {
        var id = sites.require(site).id();
        reader.requireModeratorOf(id);
        return id;
    }
}
