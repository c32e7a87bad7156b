package org.usersay.ratings.anomaly;

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
import org.usersay.ratings.anomaly.Finding.VoteName;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/** Anomalies, and what moderators do about them. */
@RestController
@RequestMapping("/api/v1/admin/sites/{site}/ratings")
class AnomalyController {

    private final Anomalies anomalies;
    private final SetAsides setAsides;
    private final Sites sites;

    AnomalyController(Anomalies anomalies, SetAsides setAsides, Sites sites) {
        this.anomalies = anomalies;
        this.setAsides = setAsides;
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
            List<Anomalies.Anomaly> items, @Nullable String next) {}

    record SetAsideList(
            List<SetAsides.SetAside> items, @Nullable String next) {}

    @GetMapping("/anomalies")
    AnomalyList anomalies(@PathVariable String site, Reader reader) {
        return new AnomalyList(anomalies.newest(moderated(site, reader)), null);
    }

    @GetMapping("/set-asides")
    SetAsideList setAsides(@PathVariable String site, Reader reader) {
        return new SetAsideList(setAsides.newest(moderated(site, reader)), null);
    }

    @PostMapping("/set-asides")
    @ResponseStatus(HttpStatus.CREATED)
    SetAsides.SetAside setAside(
            @PathVariable String site,
            @Valid @RequestBody Request body,
            Reader reader,
            Optional<IdempotencyKey> idempotencyKey) {
        var id = moderated(site, reader);
        var receipt = idempotencyKey.map(key ->
                new SetAsides.Receipt(key.scopedTo(id + "/" + reader.id()), IdempotencyKey.fingerprint(id, body)));
        return receipt.flatMap(sent -> setAsides.repeated(id, sent))
                .orElseGet(
                        () -> setAsides.setAside(id, body.anomaly(), names(id, body), reader, body.reason(), receipt));
    }

    @DeleteMapping("/set-asides/{id}")
    SetAsides.SetAside reverse(
            @PathVariable String site,
            @PathVariable String id,
            @RequestParam(defaultValue = "") @Size(max = 500) String reason,
            Reader reader) {
        var set = setAsides
                .find(moderated(site, reader), id)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("No votes were set aside under this id."));
        return setAsides.reverse(set, reader, reason);
    }

    private List<VoteName> names(String site, Request body) {
        if (body.anomaly() != null) {
            return anomalies
                    .find(site, body.anomaly())
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("There is no such anomaly."))
                    .votes();
        }
        if (body.votes() == null || body.votes().isEmpty()) {
            throw CommonProblem.INVALID_REQUEST.refusal("Name an anomaly, or votes.");
        }
        return body.votes().stream()
                .map(vote -> new VoteName(sites.article(site, vote.article()).article(), vote.voter()))
                .toList();
    }

    private String moderated(String site, Reader reader) {
        var id = sites.require(site).id();
        reader.requireModeratorOf(id);
        return id;
    }
}
