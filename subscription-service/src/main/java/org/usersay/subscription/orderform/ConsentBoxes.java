package org.usersay.subscription.orderform;

import java.net.URI;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.Language;

/** Boxes of the form that have to be ticked: one for each page of {@link org.usersay.subscription.consent.Conditions}. */
final class ConsentBoxes {

    private static final Texts TEXTS = new Texts("orderform/pages");

    private ConsentBoxes() {}

    /** Words beside a box. */
    static String wording(Site site, Language language, String name) {
        return TEXTS.plain(language.locale(), "agree." + name, site.name());
    }

    /** What ticking a box agrees to: the words beside it, and the page that they lead to. */
    static GivenConsent consent(Site site, Language language, String name, URI page) {
        return new GivenConsent(name, wording(site, language, name) + " (" + page + ")");
    }
}
