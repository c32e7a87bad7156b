package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.usersay.comments.comment.CommentDraft;
import org.usersay.comments.comment.CommentSearch;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.Screening.Verdict;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Reading, changing and trying a site's moderation settings. */
@RestController
@RequestMapping("/api/v1/admin/sites/{site}/moderation-settings")
class SettingsController {

    /** How many of a site's latest comments a trial looks at. */
    private static final int RECENT = 200;

    private final ModerationSettingsCache book;
    private final ScreeningRules screeningRules;
    private final Comments comments;
    private final Articles articles;
    private final AuditTrail audit;
    private final Sites sites;

    SettingsController(
            ModerationSettingsCache book,
            ScreeningRules screeningRules,
            Comments comments,
            Articles articles,
            AuditTrail audit,
            Sites sites) {
        this.book = book;
        this.screeningRules = screeningRules;
        this.comments = comments;
        this.articles = articles;
        this.audit = audit;
        this.sites = sites;
    }

    @GetMapping
    ResponseEntity<ModerationSettings> read(@PathVariable String site, Reader reader) {
        allowed(site, reader);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(book.find(site));
    }

    @PutMapping
    ModerationSettings change(
            @PathVariable String site, @Valid @RequestBody ModerationSettings settings, Reader reader) {
        allowed(site, reader);
        audit.append(site, reader, "SETTINGS", "moderation-settings", settings.toString());
        book.save(site, settings);
        return settings;
    }

    /** What these settings would have said of the latest comments; nothing is changed. */
    @PostMapping("/trial")
    Trial trial(@PathVariable String site, @Valid @RequestBody ModerationSettings settings, Reader reader) {
        allowed(site, reader);
        var recent = comments.search(CommentSearch.all(site), null, RECENT);
        var held = new ArrayList<Tried>();
        var refused = new ArrayList<Tried>();
        for (Comment comment : recent) {
            switch (screeningRules.judge(draft(comment), settings)) {
                case Verdict.Hold hold -> held.add(Tried.of(comment, hold.reasons()));
                case Verdict.Refuse refuse -> refused.add(Tried.of(comment, List.of()));
                case Verdict.Publish publish -> {
                    // Would have appeared, as it did.
                }
            }
        }
        return new Trial(recent.size(), held, refused);
    }

    private CommentDraft draft(Comment comment) {
        return new CommentDraft(
                articles.find(comment.thread()),
                comment.author(),
                comment.place(),
                comment.content().text(),
                comment.content().html(),
                Optional.of(comment));
    }

    private void allowed(String site, Reader reader) {
        sites.require(site);
        reader.requireModeratorOf(site);
    }

    /** What a trial found. */
    record Trial(int screened, List<Tried> held, List<Tried> refused) {}

    /** A comment the settings would have stopped. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Tried(String id, String article, String author, String text, List<String> reasons) {
        static Tried of(Comment comment, List<String> reasons) {
            return new Tried(
                    comment.id(),
                    comment.thread().article(),
                    comment.author().name(),
                    comment.content().text(),
                    reasons);
        }
    }
}
