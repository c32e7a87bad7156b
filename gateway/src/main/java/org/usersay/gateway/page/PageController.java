package org.usersay.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/**
 * Pages where readers and staff use the elements outside of the publisher's own pages. {@code site} is the first one where it is
 * absent, {@code lang} the site's language.
 */
@RestController
class PageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Nothing that means anything in an address or in HTML. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Sites sites;

    PageController(Sites sites) {
        this.sites = sites;
    }

    @GetMapping({
        "/{page:registration|invitation|confirm|reset|sign-in|subscription|reader|account|email-change|seat|console}",
        "/{page:registration|invitation|confirm|reset|sign-in|subscription|reader|account|email-change|seat|console}/"
    })
    ResponseEntity<String> page(
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request)
            throws NoResourceFoundException {
        var shown = site(site, request);
        var html = ElementPage.of(page, shown, shown.language(lang), order(reference, token))
                .html();
        return token.isEmpty() ? answer(html) : answerToOne(html);
    }

    /** Query that names an order; empty where there is none, or it is no order's. */
    private static String order(String reference, String token) {
        return NAME.matcher(reference).matches() && NAME.matcher(token).matches()
                ? "reference=" + reference + "&amp;token=" + token
                : "";
    }

    /** The publisher's own front page. */
    @GetMapping("/front")
    ResponseEntity<String> front(@RequestParam(required = false) @Nullable String site, HttpServletRequest request)
            throws NoResourceFoundException {
        return redirect(site(site, request).url());
    }

    private Site site(@Nullable String id, HttpServletRequest request) throws NoResourceFoundException {
        if (id != null && sites.find(id).isEmpty()) {
            throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), request.getRequestURI());
        }
        return sites.findOrFirst(id);
    }

    static ResponseEntity<String> redirect(URI target) {
        return ResponseEntity.status(302)
                .location(target)
                .cacheControl(CacheControl.noCache())
                .build();
    }

    /** For who has the token in the address: no cache keeps the page, which may have it as well. */
    private static ResponseEntity<String> answerToOne(String html) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(html);
    }

    private static ResponseEntity<String> answer(String html) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .eTag(Integer.toHexString(html.hashCode()))
                .body(html);
    }
}
