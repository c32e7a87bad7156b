package org.usersay.subscription.orderform;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.Language;

/** Boxes of the form that have to be ticked: one for each page of conditions that the site has. */
final class ConsentBoxes {

    private static final Texts TEXTS = new Texts("orderform/pages");

    private ConsentBoxes() {}

    /** Addresses of the pages, by the names of the boxes. */
    static Map<String, URI> of(Site site) {
        var pages = new LinkedHashMap<String, URI>();
        put(pages, FormValues.TERMS, site.brand().terms());
        put(pages, FormValues.PRIVACY, site.brand().privacy());
        return pages;
    }

    private static void put(Map<String, URI> pages, String name, @Nullable URI page) {
        if (page != null) {
            pages.put(name, page);
        }
    }

    /** Words beside a box. */
    static String wording(Site site, Language language, String name) {
        return TEXTS.plain(language.locale(), "agree." + name, site.name());
    }

    /** What ticking a box agrees to: the words beside it, and the page that they lead to. */
    static GivenConsent consent(Site site, Language language, String name, URI page) {
        return new GivenConsent(name, wording(site, language, name) + " (" + page + ")");
    }
}
