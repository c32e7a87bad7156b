package org.usersay.comments.form;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.Articles;
import org.usersay.comments.posting.CommentCreation;
import org.usersay.comments.posting.CommentRules;
import org.usersay.starter.access.Public;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/**
 * A form that posts as a guest, whose comments always wait for a moderator. Who asks plays no part, so a page elsewhere
 * that sends it can do no more than its author could himself. A browser that is signed in is refused by the gateway,
 * since a plain form cannot carry {@code X-Usersay}.
 */
@RestController
@Public
@RequestMapping("/api/v1/sites/{site}/articles/{article}/comments")
class FormController {

    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

    private final CommentCreation commentCreation;
    private final CommentRules rules;
    private final Articles threads;
    private final ArticleLinks articles;
    private final Sites sites;
    private final Validator validator;

    FormController(
            CommentCreation commentCreation,
            CommentRules rules,
            Articles threads,
            ArticleLinks articles,
            Sites sites,
            Validator validator) {
        this.commentCreation = commentCreation;
        this.rules = rules;
        this.threads = threads;
        this.articles = articles;
        this.sites = sites;
        this.validator = validator;
    }

    @GetMapping("/form")
    @Operation(summary = "Read the form for guests")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @ApiResponse(
            responseCode = "403",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<String> show(
            @PathVariable String site, @PathVariable String article, @RequestParam(defaultValue = "") String parent) {
        var key = sites.article(site, article);
        return rules.guests(site)
                ? page(HttpStatus.OK, key, form(key, FormValues.blank(parent), ""))
                : notForGuests(key);
    }

    /** To the thread's own address, where the gateway's limit for comments holds. 303 to the article, or the form again. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(hidden = true)
    ResponseEntity<String> post(
            @PathVariable String site,
            @PathVariable String article,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "") String key) {
        var thread = sites.article(site, article);
        if (!rules.guests(site)) {
            return notForGuests(thread);
        }
        var formValues = new FormValues(name, email, text, parent, key);
        var wrong = validator.validate(formValues.comment());
        if (!wrong.isEmpty()) {
            var what = wrong.stream()
                    .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; "));
            return page(HttpStatus.BAD_REQUEST, thread, form(thread, formValues, what));
        }
        try {
            commentCreation.createAsGuest(thread, formValues.comment(), Optional.of(formValues.idempotency()));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(home(thread) + "#user-say"))
                    .cacheControl(CacheControl.noStore().cachePrivate())
                    .build();
        } catch (ProblemException problemException) {
            var problem = problemException.problem();
            var why = Objects.requireNonNullElse(problem.getDetail(), "That was not taken.");
            return page(HttpStatusCode.valueOf(problem.getStatus()), thread, form(thread, formValues, why));
        }
    }

    private String form(ArticleKey key, FormValues formValues, String error) {
        var action = "/api/v1/sites/" + key.site() + "/articles/" + key.article() + "/comments";
        var language = sites.require(key.site()).language();
        var alert = error.isEmpty()
                ? ""
                : "<p role=\"alert\">%s</p>\n".formatted(GuestForm.TEXTS.html(language, "form.wrong", error));
        return alert + GuestForm.write(action, language, formValues);
    }

    private ResponseEntity<String> notForGuests(ArticleKey key) {
        var language = sites.require(key.site()).language();
        var content = "<p>%s</p>\n<p><a href=\"%s\">%s</a></p>"
                .formatted(
                        GuestForm.TEXTS.html(language, "form.account"),
                        HtmlUtils.htmlEscape(home(key)),
                        GuestForm.TEXTS.html(language, "form.back"));
        return page(HttpStatus.FORBIDDEN, key, content);
    }

    /** A browser checks {@code form-action} again where the answer sends it on, so the site's pages are named too. */
    private ResponseEntity<String> page(HttpStatusCode status, ArticleKey key, String content) {
        var site = sites.require(key.site());
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        "Content-Security-Policy",
                        BrandedPage.policy(site, "'self' " + String.join(" ", site.origins())))
                .header("X-Content-Type-Options", "nosniff")
                .body(BrandedPage.of(site, site.language(), title(key, site), content)
                        .html());
    }

    private String title(ArticleKey key, Site site) {
        var title = threads.find(key).title();
        return title == null ? GuestForm.TEXTS.plain(site.language(), "form.title") : title;
    }

    private String home(ArticleKey key) {
        return articles.of(key).orElse(sites.require(key.site()).url().toString());
    }
}
