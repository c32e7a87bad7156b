package org.usersay.comments.posting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.markup.MentionLookup;
import org.usersay.comments.markup.TextFormat;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.Public;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.access.VerifiedReaderOnly;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Writing, editing, deleting and previewing. */
@RestController
@RequestMapping("/api/v1")
class CommentController {

    private static final CacheControl PRIVATE = CacheControl.noStore().cachePrivate();

    /**
     * Entity tag of a comment: its edits, after a digest of the representation where one was read. A proxy may have made it
     * weak, or marked its compressed form.
     */
    private static final Pattern EDITS =
            Pattern.compile("(?:W/)?\"(?:[0-9a-f]+-)?e(\\d{1,6})(?:--?(?:gzip|br|zstd|deflate))?\"");

    private final Comments comments;
    private final CommentCreation commentCreation;
    private final CommentUpdates commentUpdates;
    private final CommentValidator commentValidator;
    private final NewNames newNames;
    private final Sites sites;

    CommentController(
            Comments comments,
            CommentCreation commentCreation,
            CommentUpdates commentUpdates,
            CommentValidator commentValidator,
            NewNames newNames,
            Sites sites) {
        this.comments = comments;
        this.commentCreation = commentCreation;
        this.commentUpdates = commentUpdates;
        this.commentValidator = commentValidator;
        this.newNames = newNames;
        this.sites = sites;
    }

    /** 201 where it appears at once, 202 where it waits for a moderator. */
    @Public
    @PostMapping("/sites/{site}/articles/{article}/comments")
    @Operation(summary = "Comment on an article: 201 published, 202 held for a moderator")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    ResponseEntity<CommentView> post(
            @PathVariable String site,
            @PathVariable String article,
            @Valid @RequestBody CreateCommentRequest request,
            Optional<IdempotencyKey> idempotency,
            Optional<Reader> reader) {
        var key = sites.article(site, article);
        var comment = reader.isPresent()
                ? commentCreation.create(author(reader.get().requireVerified(), site), key, request, idempotency)
                : commentCreation.createAsGuest(key, request, idempotency);
        var view = CommentView.inFull(comment);
        return answer(comment.published() ? HttpStatus.CREATED : HttpStatus.ACCEPTED, comment, view);
    }

    /** What its author typed, with the tag that an edit of it names in {@code If-Match}. */
    @ReaderOnly
    @GetMapping("/comments/{id}/source")
    @Operation(summary = "Read the source of an own comment")
    ResponseEntity<Source> source(@PathVariable String id, Reader reader) {
        var comment = comments.require(id);
        CommentUpdates.requireAuthor(comment, reader.id());
        return ResponseEntity.ok()
                .eTag(tag(comment))
                .cacheControl(PRIVATE)
                .body(new Source(comment.content().text(), comment.content().format()));
    }

    @VerifiedReaderOnly
    @PutMapping("/comments/{id}")
    @Operation(summary = "Edit an own comment")
    ResponseEntity<CommentView> edit(
            @PathVariable String id,
            @Valid @RequestBody Edit request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader HttpHeaders headers,
            Reader reader) {
        var author = author(reader, comments.require(id).thread().site());
        var comment = commentUpdates.edit(author, id, request.text(), edits(ifMatch), RequestOrigin.of(headers));
        return answer(HttpStatus.OK, comment, CommentView.inFull(comment));
    }

    @ReaderOnly
    @DeleteMapping("/comments/{id}")
    @Operation(summary = "Delete an own comment")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> delete(@PathVariable String id, @RequestHeader HttpHeaders headers, Reader reader) {
        var comment = commentUpdates.delete(reader.id(), id, RequestOrigin.of(headers));
        return ResponseEntity.noContent()
                .header(OriginCheck.ARTICLE_HEADER, comment.thread().toString())
                .build();
    }

    /** The HTML that would be published, made by the same code. */
    @Public
    @PostMapping("/comment-previews")
    @Operation(summary = "Render a text without publishing it")
    ResponseEntity<Preview> preview(@Valid @RequestBody Previewed request) {
        var site = request.site() == null ? "" : sites.require(request.site()).id();
        return ResponseEntity.ok()
                .cacheControl(PRIVATE)
                .body(new Preview(commentValidator
                        .render(site, request.text(), TextFormat.MARKDOWN, MentionLookup.NOBODY)
                        .html()));
    }

    private Author author(Reader reader, String site) {
        var author = Author.of(reader, site);
        return newNames.find(reader.id()).map(author::named).orElse(author);
    }

    private static ResponseEntity<CommentView> answer(HttpStatus status, Comment comment, CommentView view) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/comments/" + comment.id()))
                .eTag(tag(comment))
                .header(OriginCheck.ARTICLE_HEADER, comment.thread().toString())
                .cacheControl(PRIVATE)
                .body(view);
    }

    private static String tag(Comment comment) {
        return "\"e" + comment.content().edits() + '"';
    }

    /** The numbers of edits that the request accepts; empty for any. None of them matches where no tag is of a comment. */
    private static Optional<Set<Integer>> edits(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(ifMatch.split(",", -1))
                .map(tag -> EDITS.matcher(tag.strip()))
                .filter(Matcher::matches)
                .map(tag -> Integer.valueOf(tag.group(1)))
                .collect(Collectors.toSet()));
    }

    /** New words. */
    record Edit(@NotBlank @Size(max = 20_000) String text) {}

    /** Words, and the site on which they would stand; without it no images are shown. */
    record Previewed(
            @NotBlank @Size(max = 20_000) String text,
            @Nullable String site) {}

    /** The source of a comment. */
    record Source(String text, TextFormat textFormat) {}

    /** What they would look like. */
    record Preview(String html) {}
}
