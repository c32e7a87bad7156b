package org.usersay.comments.comment;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Screening.Verdict;
import org.usersay.comments.markup.Markdown;
import org.usersay.comments.markup.People;
import org.usersay.comments.thread.Article;
import org.usersay.comments.thread.ArticleState;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.problem.Refusal;

/** Every check that a text passes on its way in; posting and editing go through the same ones. */
@Component
class Drafts {

    /** Direction overrides, which can turn the page around them, and controls other than line feed and tab. */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

    /** Of a tag only an image's description counts as something to read. */
    private static final Pattern TAGS = Pattern.compile("<(?:img [^>]*?alt=\"([^\"]*)\"[^>]*|[^>]*)>");

    private static final Pattern VISIBLE = Pattern.compile("[^\\s\\p{Cf}\\p{Z}\\p{Cc}]");

    private final CommentStore store;
    private final Markdown markdown;
    private final Screening screening;
    private final CommentSettings settings;

    Drafts(CommentStore store, Markdown markdown, Screening screening, CommentSettings settings) {
        this.store = store;
        this.markdown = markdown;
        this.screening = screening;
        this.settings = settings;
    }

    /** The text and the HTML to publish on the site, or a 400. */
    Content content(String site, String text, People people) {
        var clean = clean(text);
        if (clean.length() > settings.longest()) {
            throw invalid("/text", "at most " + settings.longest() + " characters");
        }
        var rendered = markdown.render(site, clean, people);
        if (!VISIBLE.matcher(TAGS.matcher(rendered.html()).replaceAll("$1")).find()) {
            throw invalid("/text", "something to read");
        }
        return Content.first(clean, rendered);
    }

    /** The text without what could do harm where it is shown. */
    static String clean(String text) {
        return HARMFUL.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .strip();
    }

    /** Where a comment under {@code parent} stands; the parent must be a published comment of this article. */
    Place place(Article article, @Nullable String parent) {
        if (parent == null) {
            return Place.TOP;
        }
        var answered = store.find(parent)
                .filter(found -> found.thread().equals(article.key()))
                .orElseThrow(() -> invalid("/parent", "a comment of this article"));
        if (!answered.published()) {
            throw CommentProblem.PARENT_NOT_OPEN.refusal("The comment you answer is no longer there.");
        }
        return Place.under(answered, settings.deepest());
    }

    /** Where the comment stands after screening, or a refusal. */
    Standing judge(Draft draft) {
        return switch (screening.judge(draft)) {
            case Verdict.Publish publish -> new Standing(CommentState.PUBLISHED, List.of(), false);
            case Verdict.Hold hold -> new Standing(CommentState.HELD, hold.reasons(), false);
            case Verdict.Refuse refuse -> throw CommentProblem.COMMENT_REFUSED.refusal(refuse.why());
        };
    }

    static void requireOpen(ArticleState state) {
        if (state == ArticleState.CLOSED) {
            throw CommentProblem.THREAD_CLOSED.refusal("This article takes no more comments.");
        }
    }

    private static Refusal invalid(String pointer, String detail) {
        return CommonProblem.INVALID_REQUEST
                .refusal("Mend what the errors name and send it again.")
                .with(List.of(new FieldError(pointer, detail)));
    }
}
