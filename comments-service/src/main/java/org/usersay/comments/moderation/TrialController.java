package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.moderation.Judgement.Outcome;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.posting.SampleDrafts;
import org.usersay.comments.posting.SampleDrafts.SampleAuthor;
import org.usersay.comments.posting.Screening.Verdict;
import org.usersay.comments.screening.ModerationSettings;
import org.usersay.comments.screening.ModerationSettingsCache;
import org.usersay.comments.screening.ScreeningRules;
import org.usersay.comments.store.CommentSearch;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;

/** Moderation settings that are tried before they are saved: on the latest comments, and on a text. Changes nothing. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/moderation-settings")
class TrialController {

    /** Latest comments of a site that a dry run screens. */
    private static final int RECENT = 200;

    /** Why a comment is refused. */
    private static final List<String> WORDS = List.of("WORDS");

    /** Why nothing of a known reader is held. */
    private static final String NEWCOMER = "NEWCOMER";

    private final ModerationSettingsCache settingsCache;
    private final ScreeningRules screeningRules;
    private final SampleDrafts sampleDrafts;
    private final Comments comments;
    private final Articles articles;

    TrialController(
            ModerationSettingsCache settingsCache,
            ScreeningRules screeningRules,
            SampleDrafts sampleDrafts,
            Comments comments,
            Articles articles) {
        this.settingsCache = settingsCache;
        this.screeningRules = screeningRules;
        this.sampleDrafts = sampleDrafts;
        this.comments = comments;
        this.articles = articles;
    }

    /** Screens the latest comments by settings that are not saved, and by the saved ones to compare. */
    @PostMapping("/trial")
    @Operation(summary = "Try settings on the latest comments without saving them")
    DryRun dryRun(@PathVariable String site, @Valid @RequestBody ModerationSettings settings) {
        var saved = settingsCache.find(site);
        boolean same = settings.equals(saved);
        var recent = comments.search(CommentSearch.all(site), null, RECENT).comments();
        var known =
                articles.findAll(recent.stream().map(Comment::thread).distinct().toList());
        var tried = new ArrayList<DryRun.Tried>();
        for (Comment comment : recent) {
            var article = known.get(comment.thread());
            var draft = draft(comment, article == null ? articles.find(comment.thread()) : article);
            var judgement = judge(draft, settings);
            tried.add(new DryRun.Tried(
                    comment, draft.article().title(), judgement, same ? judgement : judge(draft, saved)));
        }
        return DryRun.of(tried, settings);
    }

    /** Screens a text by settings that are not saved, as the comment of a reader on an open article. */
    @PostMapping("/test")
    @Operation(summary = "Try settings on a text without saving either")
    TestResult test(@PathVariable String site, @Valid @RequestBody ScreeningTest test) {
        var author = Objects.requireNonNullElse(test.author(), SampleAuthor.READER);
        var draft = sampleDrafts.draft(site, test.text(), author);
        var judgement = judge(draft, test.settings());
        var reasons = judgement.reasons().stream()
                .filter(reason -> author != SampleAuthor.READER || !reason.equals(NEWCOMER))
                .toList();
        return new TestResult(
                reasons.isEmpty() ? Outcome.PUBLISHED : judgement.outcome(),
                reasons,
                judgement.matches(),
                draft.html());
    }

    private Judgement judge(CommentDraft draft, ModerationSettings settings) {
        return switch (screeningRules.judgeInHindsight(draft, settings)) {
            case Verdict.Publish publish -> Judgement.PUBLISHED;
            case Verdict.Hold hold ->
                new Judgement(Outcome.HELD, hold.reasons(), hold.evidence().matches());
            case Verdict.Refuse refuse ->
                new Judgement(Outcome.REFUSED, WORDS, screeningRules.refusedMatches(draft, settings));
        };
    }

    private static CommentDraft draft(Comment comment, Article article) {
        return new CommentDraft(
                comment.id(),
                comment.id(),
                article,
                comment.author(),
                comment.position(),
                comment.content().text(),
                comment.content().html(),
                Optional.of(comment));
    }

    /**
     * A text, and the settings to screen it by.
     *
     * @param author whose comment it would be; a known reader's where absent
     */
    record ScreeningTest(
            @NotBlank @Size(max = 20_000) String text,
            @NotNull @Valid ModerationSettings settings,
            @Nullable SampleAuthor author) {}

    /**
     * What screening found.
     *
     * @param matches words and links that led to it, as they stand in the text
     * @param html the text as it would be published
     */
    record TestResult(Outcome verdict, List<String> reasons, List<String> matches, String html) {}
}
