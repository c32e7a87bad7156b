package org.usersay.subscription.oneclick;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/**
 * Endpoint {@code /u/{token}}: a confirmation page, and the action itself. Only a POST has effects; mail programs send
 * it themselves (RFC 8058), with a form's body that unsubscribing does not read. Every answer is a page in the language of the mail; where the
 * link is not valid, in the language of the browser.
 */
@RestController
@Public
@RequestMapping("/api/v1/u/{token}")
class OneClickController {

    private final OneClickTokens tokens;
    private final Map<Character, OneClickAction> actions;
    private final OneClickPages pages;

    OneClickController(OneClickTokens tokens, List<OneClickAction> actions, OneClickPages pages) {
        this.tokens = tokens;
        this.actions = actions.stream().collect(Collectors.toMap(OneClickAction::type, Function.identity()));
        this.pages = pages;
    }

    @GetMapping
    @Operation(summary = "Read the page of a mailed link")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @ApiResponse(
            responseCode = "404",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @ApiResponse(
            responseCode = "503",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<String> confirm(
            @PathVariable String token, @RequestParam(defaultValue = "") String site, Locale browser) {
        return find(token)
                .map(link -> answer(link, () -> link.action().page(link.target())))
                .orElseGet(() -> unknown(browser, site));
    }

    @PostMapping
    @Operation(summary = "Unsubscribe or confirm with one click")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @ApiResponse(
            responseCode = "404",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @ApiResponse(
            responseCode = "503",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<String> execute(@PathVariable String token, HttpServletRequest request, Locale browser) {
        return find(token)
                .map(link -> answer(link, () -> link.action().execute(link.target(), name -> values(request, name))))
                .orElseGet(() -> unknown(browser, ""));
    }

    /** Looked for only by actions that have fields; the forms of mail programs are not read. */
    private static Set<String> values(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null ? Set.of() : Set.copyOf(Arrays.asList(values));
    }

    private ResponseEntity<String> answer(Link link, Supplier<OneClickAction.Page> page) {
        try {
            return pages.of(page.get(), link.target());
        } catch (ProblemException refusal) {
            return pages.failed(
                    HttpStatusCode.valueOf(refusal.problem().getStatus()),
                    "link-expired",
                    link.target().language(),
                    link.target().site());
        }
    }

    private ResponseEntity<String> unknown(Locale browser, String site) {
        return pages.failed(HttpStatus.NOT_FOUND, "link-unknown", OneClickPages.language(browser), site);
    }

    private Optional<Link> find(String token) {
        return tokens.read(token)
                .flatMap(target ->
                        Optional.ofNullable(actions.get(target.type())).map(action -> new Link(target, action)));
    }

    /** A valid token. */
    private record Link(Target target, OneClickAction action) {}
}
