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
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.posting.SampleDrafts;
import org.usersay.comments.posting.SampleDrafts.SampleAuthor;
import org.usersay.comments.posting.Screening.Verdict;
import org.usersay.comments.screening.ModerationSettings;
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

    private final ScreeningRules screeningRules;
    private final SampleDrafts sampleDrafts;
    private final Comments comments;
    private final Articles articles;

    TrialController(ScreeningRules screeningRules, SampleDrafts sampleDrafts, Comments comments, Articles articles) {
        this.screeningRules = screeningRules;
        this.sampleDrafts = sampleDrafts;
        this.comments = comments;
        this.articles = articles;
    }

    /** Screens the latest comments by settings that are not saved. */
    @PostMapping("/trial")
    @Operation(summary = "Try settings on the latest comments without saving them")
    DryRun dryRun(@PathVariable String site, @Valid @RequestBody ModerationSettings settings) {
        var recent = comments.search(CommentSearch.all(site), null, RECENT).comments();
        var held = new ArrayList<DryRun.Match>();
        var refused = new ArrayList<DryRun.Match>();
        var known =
                articles.findAll(recent.stream().map(Comment::thread).distinct().toList());
        for (Comment comment : recent) {
            var article = known.get(comment.thread());
            var draft = draft(comment, article == null ? articles.find(comment.thread()) : article);
            var title = draft.article().title();
            switch (screeningRules.judgeInHindsight(draft, settings)) {
                case Verdict.Hold hold ->
                    held.add(DryRun.Match.of(
                            comment, title, hold.reasons(), hold.evidence().matches()));
                case Verdict.Refuse refuse ->
                    refused.add(DryRun.Match.of(comment, title, WORDS, screeningRules.refusedMatches(draft, settings)));
                case Verdict.Publish publish -> {
                    // Published under these settings too.
                }
            }
        }
        return DryRun.of(recent.size(), held, refused, settings);
    }

    /** Screens a text by settings that are not saved, as the comment of a reader on an open article. */
    @PostMapping("/test")
    @Operation(summary = "Try settings on a text without saving either")
    TestResult test(@PathVariable String site, @Valid @RequestBody ScreeningTest test) {
        var author = Objects.requireNonNullElse(test.author(), SampleAuthor.READER);
        var draft = sampleDrafts.draft(site, test.text(), author);
        return switch (screeningRules.judgeInHindsight(draft, test.settings())) {
            case Verdict.Publish publish -> TestResult.of(draft, Outcome.PUBLISHED, List.of(), List.of());
            case Verdict.Hold hold -> {
                var reasons = hold.reasons().stream()
                        .filter(reason -> author != SampleAuthor.READER || !reason.equals(NEWCOMER))
                        .toList();
                yield TestResult.of(
                        draft,
                        reasons.isEmpty() ? Outcome.PUBLISHED : Outcome.HELD,
                        reasons,
                        hold.evidence().matches());
            }
            case Verdict.Refuse refuse ->
                TestResult.of(draft, Outcome.REFUSED, WORDS, screeningRules.refusedMatches(draft, test.settings()));
        };
    }

    private static CommentDraft draft(Comment comment, Article article) {
        return new CommentDraft(
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

    /** What would become of a text. */
    enum Outcome {
        PUBLISHED,
        HELD,
        REFUSED
    }

    /**
     * What screening found.
     *
     * @param matches words and links that led to it, as they stand in the text
     * @param html the text as it would be published
     */
    record TestResult(Outcome verdict, List<String> reasons, List<String> matches, String html) {

        static TestResult of(CommentDraft draft, Outcome verdict, List<String> reasons, List<String> matches) {
            return new TestResult(verdict, reasons, matches, draft.html());
        }
    }
}
