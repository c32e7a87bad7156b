package org.usersay.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** Page in a site's brand that says in the browser's language, Vietnamese or English, what happened and what the reader can do. */
@Component
class ProblemPage {

    private static final Texts TEXTS = new Texts("problempage/texts");
    private static final Set<Integer> DESCRIBED = Set.of(400, 401, 404, 408, 413, 429, 503);
    /** In the query or the path. The query is read as it is, since it may be what is not valid. */
    private static final Pattern SITE = Pattern.compile("(?:[?&]site=|/sites/)([a-z0-9-]{1,32})(?![^/?&])");

    private final Sites sites;

    ProblemPage(Sites sites) {
        this.sites = sites;
    }

    BrandedPage of(int status, HttpServletRequest request) {
        var language = request.getLocale().getLanguage().equals("vi") ? Locale.of("vi") : Locale.ENGLISH;
        var key = DESCRIBED.contains(status) ? Integer.toString(status) : "other";
        return BrandedPage.of(
                site(request),
                language,
                TEXTS.plain(language, key + ".title"),
                "<p>" + TEXTS.html(language, key + ".advice") + "</p>");
    }

    private Site site(HttpServletRequest request) {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        var named = SITE.matcher("?" + query + request.getRequestURI());
        return sites.findOrFirst(named.find() ? named.group(1) : null);
    }
}
