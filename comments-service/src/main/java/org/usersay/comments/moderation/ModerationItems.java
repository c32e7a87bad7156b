package org.usersay.comments.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.moderation.ModerationItem.EarlierComment;
import org.usersay.comments.moderation.ModerationItem.ParentComment;
import org.usersay.comments.store.Comments;

/**
 * Comments of a page of the queue with what moderators see beside them: two reads, for the articles, and for the comments that
 * those of the page answer or repeat, and four short counts for each author.
 */
@Component
class ModerationItems {

    private final Comments comments;
    private final Articles articles;
    private final ArticleLinks links;
    private final Decisions decisions;

    ModerationItems(Comments comments, Articles articles, ArticleLinks links, Decisions decisions) {
        this.comments = comments;
        this.articles = articles;
        this.links = links;
        this.decisions = decisions;
    }

    /** In the same order; all comments are of the site. */
    List<ModerationItem> of(String site, List<Comment> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        var known =
                articles.findAll(page.stream().map(Comment::thread).distinct().toList());
        var others = others(page);
        Map<Author, AuthorRecord> records = new HashMap<>();
        return page.stream()
                .map(comment -> item(
                        comment,
                        known.get(comment.thread()),
                        others,
                        records.computeIfAbsent(comment.author(), author -> AuthorRecord.of(author, site, comments))))
                .toList();
    }

    /** Those that are there, by their ids. */
    private Map<String, Comment> others(List<Comment> page) {
        var ids = page.stream()
                .flatMap(comment ->
                        Stream.of(Optional.ofNullable(comment.position().parent()), repeated(comment)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return comments.findAll(ids).stream().collect(Collectors.toMap(Comment::id, Function.identity()));
    }

    private static Optional<String> repeated(Comment comment) {
        return Optional.ofNullable(comment.moderation().evidence().repeated());
    }

    private ModerationItem item(
            Comment comment, @Nullable Article article, Map<String, Comment> others, AuthorRecord authorRecord) {
        var content = comment.content();
        var moderation = comment.moderation();
        var decision = moderation.review().decision();
        return new ModerationItem(
                comment.id(),
                comment.thread().article(),
                article == null ? null : article.title(),
                article == null ? null : links.of(article).orElse(null),
                comment.position().parent(),
                Optional.ofNullable(comment.position().parent())
                        .map(others::get)
                        .map(ParentComment::of)
                        .orElse(null),
                comment.position().depth(),
                comment.author(),
                authorRecord,
                content.html(),
                content.text(),
                comment.state(),
                moderation.reasons(),
                moderation.evidence().matches(),
                moderation.evidence().figures(),
                repeated(comment).map(others::get).map(EarlierComment::of).orElse(null),
                decision == null
                        ? null
                        : DecisionView.of(decision, decisions.undoUntil(comment).orElse(null)),
                comment.createdAt(),
                content.editedAt(),
                content.revisions(),
                comment.votes().up(),
                comment.votes().down(),
                comment.votes().score(),
                moderation.pinned(),
                moderation.reports());
    }
}
