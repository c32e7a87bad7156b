package org.usersay.ratings.frauddetection;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final ArticleTitles titles;
    private final Sites sites;

    AnomalyController(AnomalyStore anomalyStore, VoteExclusions voteExclusions, ArticleTitles titles, Sites sites) {
        this.anomalyStore = anomalyStore;
        this.voteExclusions = voteExclusions;
        this.titles = titles;
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

    /**
     * An anomaly of a list.
     *
     * @param titles of the articles of its votes, by their ids, as far as they are known
     */
    record ListedAnomaly(
            String id,
            Detection.Kind kind,
            String about,
            String evidence,
            Map<String, Object> figures,
            int count,
            List<VoteRef> votes,
            Instant from,
            Instant to,
            Map<String, String> titles) {

        static ListedAnomaly of(AnomalyStore.Anomaly anomaly, Map<String, String> titles) {
            return new ListedAnomaly(
                    anomaly.id(),
                    anomaly.kind(),
                    anomaly.about(),
                    anomaly.evidence(),
                    anomaly.figures(),
                    anomaly.count(),
                    anomaly.votes(),
                    anomaly.from(),
                    anomaly.to(),
                    ArticleTitles.select(titles, anomaly.votes()));
        }
    }

    /** A set of votes of a list, with the titles as above. */
    record ListedSetAside(
            String id,
            String site,
            VoteExclusions.State state,
            @Nullable String anomaly,
            int count,
            List<VoteRef> votes,
            List<VoteExclusions.Act> acts,
            Map<String, String> titles) {

        static ListedSetAside of(VoteExclusions.SetAside set, Map<String, String> titles) {
            return new ListedSetAside(
                    set.id(),
                    set.site(),
                    set.state(),
                    set.anomaly(),
                    set.count(),
                    set.votes(),
                    set.acts(),
                    ArticleTitles.select(titles, set.votes()));
        }
    }

    @GetMapping("/anomalies")
    @Operation(summary = "List votes that look arranged")
    Page<ListedAnomaly> anomalies(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        var newest = anomalyStore.newest(sites.require(site).id());
        var page = Page.of("anomalies " + site, newest, cursor, limit, AnomalyStore.Anomaly::id);
        var known = titles.of(
                site, page.items().stream().map(AnomalyStore.Anomaly::votes).toList());
        return page.map(anomaly -> ListedAnomaly.of(anomaly, known));
    }

    @GetMapping("/set-asides")
    @Operation(summary = "List votes that were set aside")
    Page<ListedSetAside> setAsides(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        var newest = voteExclusions.newest(sites.require(site).id());
        var page = Page.of("set-asides " + site, newest, cursor, limit, VoteExclusions.SetAside::id);
        var known = titles.of(
                site, page.items().stream().map(VoteExclusions.SetAside::votes).toList());
        return page.map(set -> ListedSetAside.of(set, known));
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
