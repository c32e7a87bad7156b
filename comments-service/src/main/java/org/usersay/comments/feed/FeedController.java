package org.usersay.comments.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.PublicUrls;
import org.usersay.comments.markup.TextDirection;
import org.usersay.comments.page.Pages;
import org.usersay.comments.posting.CommentRules;
import org.usersay.comments.recent.RecentCommentPages;
import org.usersay.comments.recent.RecentList;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.Public;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;

/** Latest comments, Atom, and the first page as HTML. */
@RestController
@Public
@RequestMapping("/api/v1/sites/{site}")
class FeedController {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofSeconds(30);
    private static final int ENTRIES = 50;
    private static final MediaType ATOM = MediaType.valueOf("application/atom+xml;charset=UTF-8");
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

    private final Comments comments;
    private final RecentCommentPages recentCommentPages;
    private final Articles threads;
    private final ArticleLinks articles;
    private final ThreadHtml threadHtml;
    private final Sites sites;

    FeedController(
            Comments comments,
            RecentCommentPages recentCommentPages,
            Articles threads,
            Pages pages,
            CommentRules rules,
            PublicUrls publicUrls,
            ArticleLinks articles,
            Sites sites) {
        this.comments = comments;
        this.recentCommentPages = recentCommentPages;
        this.threads = threads;
        this.articles = articles;
        this.threadHtml = new ThreadHtml(pages, rules, publicUrls, articles, sites);
        this.sites = sites;
    }

    @GetMapping("/comments/latest")
    @Operation(summary = "List the latest comments of a site")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RecentCommentPages.RecentPage.class)))
    ResponseEntity<byte[]> latest(
            @PathVariable String site,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var recentList = new RecentList.OfSite(sites.require(site).id());
        return recentCommentPages.answer(
                recentList, limit, cursor, ifNoneMatch, "/api/v1/sites/" + site + "/comments/latest");
    }

    @GetMapping("/comments.atom")
    @Operation(summary = "Read the latest comments of a site as a feed")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/atom+xml", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> siteFeed(
            @PathVariable String site,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var known = sites.require(site);
        var self = "/api/v1/sites/" + site + "/comments.atom";
        var title = known.name() + ": user say";
        var feed = atom(new RecentList.OfSite(site), known, title, known.url().toString(), self);
        return answer(ATOM, ifNoneMatch, feed);
    }

    @GetMapping("/articles/{article}/comments.atom")
    @Operation(summary = "Read the latest comments of an article as a feed")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/atom+xml", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> articleFeed(
            @PathVariable String site,
            @PathVariable String article,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var key = sites.article(site, article);
        var known = sites.require(site);
        var self = "/api/v1/sites/" + site + "/articles/" + article + "/comments.atom";
        var page = threads.find(key);
        var title = Objects.requireNonNullElse(page.title(), article) + ": user say";
        return answer(ATOM, ifNoneMatch, atom(new RecentList.OfArticle(key), known, title, home(page, known), self));
    }

    /** To be included in the publisher's page, or read as it is. */
    @GetMapping("/articles/{article}/comments.html")
    @Operation(summary = "Read the comments of an article as HTML")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> fragment(
            @PathVariable String site,
            @PathVariable String article,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var key = sites.article(site, article);
        return answer(HTML, ifNoneMatch, threadHtml.write(key, cursor));
    }

    /** The same at the thread's own address, for who asks for HTML there. */
    @GetMapping(path = "/articles/{article}/comments", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(hidden = true)
    ResponseEntity<byte[]> thread(
            @PathVariable String site,
            @PathVariable String article,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        var fragment = fragment(site, article, cursor, ifNoneMatch);
        return ResponseEntity.status(fragment.getStatusCode())
                .headers(fragment.getHeaders())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(fragment.getBody());
    }

    private ResponseEntity<byte[]> answer(MediaType type, @Nullable String ifNoneMatch, byte[] body) {
        var answer = CacheableResponse.of(body).answer(ifNoneMatch, FRESH, STALE);
        var headers = HttpHeaders.copyOf(answer.getHeaders());
        headers.setContentType(type);
        headers.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
    }

    private byte[] atom(RecentList recentList, Site site, String title, String home, String self) {
        var newest = recentList.newest(comments, null, ENTRIES);
        var pages = threads.findAll(newest.stream().map(Comment::thread).collect(Collectors.toSet()));
        var entries = newest.stream()
                .map(comment ->
                        entry(comment, pages.getOrDefault(comment.thread(), Article.unknown(comment.thread())), site))
                .toList();
        var updated = entries.stream()
                .map(AtomFeedWriter.Entry::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return AtomFeedWriter.write(
                new AtomFeedWriter.Feed("urn:usersay:" + self, title, home, self, updated, entries));
    }

    private AtomFeedWriter.Entry entry(Comment comment, Article page, Site site) {
        var edited = comment.content().editedAt();
        return new AtomFeedWriter.Entry(
                comment.id(),
                name(comment) + ": "
                        + Objects.requireNonNullElse(
                                page.title(), comment.thread().article()),
                name(comment),
                home(page, site) + "#comment-" + comment.id(),
                comment.createdAt(),
                edited == null ? comment.createdAt() : edited,
                TextDirection.auto(comment.content().html()));
    }

    private static String name(Comment comment) {
        return comment.author().name().isEmpty()
                ? "Former reader"
                : comment.author().name();
    }

    /** The article's page, or the site's where none is known that belongs to it. */
    private String home(Article article, Site site) {
        return articles.of(article).orElse(site.url().toString());
    }
}
