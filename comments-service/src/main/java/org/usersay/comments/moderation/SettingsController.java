package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.posting.Screening.Verdict;
import org.usersay.comments.screening.ModerationSettings;
import org.usersay.comments.screening.ModerationSettingsCache;
import org.usersay.comments.screening.ScreeningRules;
import org.usersay.comments.store.CommentSearch;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.audit.ChangedFields;
import org.usersay.starter.identity.Reader;

/** Moderation settings of a site, and their dry run. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/moderation-settings")
class SettingsController {

    /** Latest comments of a site that a dry run screens. */
    private static final int RECENT = 200;

    private final ModerationSettingsCache settingsCache;
    private final ScreeningRules screeningRules;
    private final Comments comments;
    private final Articles articles;
    private final AuditTrail audit;

    SettingsController(
            ModerationSettingsCache settingsCache,
            ScreeningRules screeningRules,
            Comments comments,
            Articles articles,
            AuditTrail audit) {
        this.settingsCache = settingsCache;
        this.screeningRules = screeningRules;
        this.comments = comments;
        this.articles = articles;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Read the moderation settings of a site")
    ResponseEntity<ModerationSettings> read(@PathVariable String site) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(settingsCache.find(site));
    }

    @PutMapping
    @Operation(summary = "Change the moderation settings of a site")
    ModerationSettings change(
            @PathVariable String site, @Valid @RequestBody ModerationSettings settings, Reader reader) {
        var changes = ChangedFields.between(settingsCache.find(site), settings);
        audit.append(site, reader, "SETTINGS", "moderation-settings", changes);
        settingsCache.save(site, settings);
        return settings;
    }

    /** Screens the latest comments by settings that are not saved; changes nothing. */
    @PostMapping("/trial")
    @Operation(summary = "Try settings on the latest comments without saving them")
    DryRun dryRun(@PathVariable String site, @Valid @RequestBody ModerationSettings settings) {
        var recent = comments.search(CommentSearch.all(site), null, RECENT).comments();
        var held = new ArrayList<DryRunMatch>();
        var refused = new ArrayList<DryRunMatch>();
        for (Comment comment : recent) {
            switch (screeningRules.judgeInHindsight(draft(comment), settings)) {
                case Verdict.Hold hold -> held.add(DryRunMatch.of(comment, hold.reasons(), hold.matches()));
                case Verdict.Refuse refuse -> refused.add(DryRunMatch.of(comment, List.of(), List.of()));
                case Verdict.Publish publish -> {
                    // Published under these settings too.
                }
            }
        }
        return new DryRun(recent.size(), held, refused);
    }

    private CommentDraft draft(Comment comment) {
        return new CommentDraft(
                comment.id(),
                articles.find(comment.thread()),
                comment.author(),
                comment.position(),
                comment.content().text(),
                comment.content().html(),
                Optional.of(comment));
    }

    /** Result of a dry run. */
    record DryRun(int screened, List<DryRunMatch> held, List<DryRunMatch> refused) {}

    /** Comment that the settings would have held or refused. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record DryRunMatch(
            String id, String article, String author, String text, List<String> reasons, List<String> matches) {
        static DryRunMatch of(Comment comment, List<String> reasons, List<String> matches) {
            return new DryRunMatch(
                    comment.id(),
                    comment.thread().article(),
                    comment.author().name(),
                    comment.content().text(),
                    reasons,
                    matches);
        }
    }
}
