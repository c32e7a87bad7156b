package org.usersay.comments.posting;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody;
import org.usersay.comments.comment.CommentProblem;
import org.usersay.comments.comment.CommentSettings;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.markup.Markdown;
import org.usersay.comments.markup.MentionLookup;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.markup.TextFormat;
import org.usersay.comments.posting.Screening.Verdict;
import org.usersay.comments.store.CommentStore;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.text.VisibleText;

/** Checks of a text, the same for posting and editing. */
@Component
class CommentValidator {

    /** Direction overrides, which can turn the page around them, and controls other than line feed and tab. */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

    private final CommentStore store;
    private final Markdown markdown;
    private final Screening screening;
    private final CommentSettings settings;

    CommentValidator(CommentStore store, Markdown markdown, Screening screening, CommentSettings settings) {
        this.store = store;
        this.markdown = markdown;
        this.screening = screening;
        this.settings = settings;
    }

    /** The text and the HTML to publish on the site, or a 400. */
    CommentBody render(String site, String text, TextFormat format, MentionLookup mentionLookup) {
        var clean = clean(text);
        if (clean.length() > settings.longest()) {
            throw CommonProblem.invalid("/text", "at most " + settings.longest() + " characters");
        }
        var rendered = markdown.render(site, clean, format, mentionLookup);
        if (VisibleText.isBlank(ShownText.of(rendered.html()).text())) {
            throw CommonProblem.invalid("/text", "something to read");
        }
        return CommentBody.first(clean, format, rendered);
    }

    /** The text without what could do harm where it is shown. */
    static String clean(String text) {
        return Markdown.stripped(
                HARMFUL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(""));
    }

    /** Position of a comment under {@code parent}, which must be a comment of this article: else, and where the public never saw it, a 400; a 409 where it was taken away. */
    Placement position(Article article, @Nullable String parent) {
        if (parent == null) {
            return new Placement(ThreadPosition.TOP, null);
        }
        var answered = store.find(parent)
                .filter(found -> found.thread().equals(article.key()) && isKnown(found))
                .orElseThrow(() -> CommonProblem.invalid("/parent", "a comment of this article"));
        if (!answered.published()) {
            throw CommentProblem.PARENT_NOT_OPEN.refusal("The comment you answer is no longer there.");
        }
        var position = ThreadPosition.under(answered, settings.deepest());
        return new Placement(position, position.answersSibling() ? above(position, article.key()) : answered);
    }

    /** Whether readers may know of it: a held comment that is not shown does not exist for them. */
    private static boolean isKnown(Comment comment) {
        return comment.shown() || comment.state() != CommentState.HELD;
    }

    private @Nullable Comment above(ThreadPosition position, ArticleKey thread) {
        return Optional.ofNullable(position.shownUnder())
                .flatMap(under -> store.find(thread, under))
                .orElse(null);
    }

    /**
     * Position of a new comment.
     *
     * @param under the comment it is shown under, as it is before; null at the top level
     */
    record Placement(ThreadPosition position, @Nullable Comment under) {}

    /** Result of the screening, or a refusal. */
    ModerationStatus screen(CommentDraft commentDraft) {
        return switch (screening.judge(commentDraft)) {
            case Verdict.Publish publish -> new ModerationStatus(CommentState.PUBLISHED, List.of(), false);
            case Verdict.Hold hold -> ModerationStatus.held(hold.reasons(), hold.evidence());
            case Verdict.Refuse refuse -> throw CommentProblem.COMMENT_REFUSED.refusal(refuse.why());
        };
    }

    static void requireOpen(ArticleState state) {
        if (state == ArticleState.CLOSED) {
            throw CommentProblem.THREAD_CLOSED.refusal("This article takes no more comments.");
        }
    }
}
