package org.usersay.subscription.newsletter;

import java.net.URI;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.NewsletterPreferences.Choice;
import org.usersay.subscription.newsletter.NewsletterPreferences.Preferences;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/** Page of all newsletters of a site for one address, in a link of every newsletter's mail. */
@Component
class PreferencesAction implements OneClickAction {

    static final char TOKEN_TYPE = 'p';

    private static final String PAGE = "newsletter-preferences";
    private static final String LIST = "list";

    /** Field of the page's form, so that an empty POST of a mail scanner ends nothing. */
    private static final String CHOSEN = "chosen";

    private final NewsletterPreferences preferences;

    PreferencesAction(NewsletterPreferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public char type() {
        return TOKEN_TYPE;
    }

    /** Link to the page, for mails of a subscription. */
    static URI link(OneClickTokens clicks, String subscription, Language language, String site) {
        return clicks.link(new Target(TOKEN_TYPE, language, site, subscription));
    }

    @Override
    public Page page(Target target) {
        return form(preferences.of(target.subject()), false);
    }

    @Override
    public Page execute(Target target, Function<String, Set<String>> form) {
        if (form.apply(CHOSEN).isEmpty()) {
            return page(target);
        }
        return form(preferences.choose(target.subject(), form.apply(LIST), "mail"), true);
    }

    private static Page form(Preferences chosen, boolean saved) {
        var boxes = chosen.lists().stream().map(PreferencesAction::box).collect(Collectors.joining("\n"));
        var page = Page.question(saved ? PAGE + "-saved" : PAGE, chosen.email());
        return page.with("<input type=\"hidden\" name=\"%s\" value=\"1\">\n%s\n".formatted(CHOSEN, boxes));
    }

    private static String box(Choice choice) {
        return "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s> %s</label>"
                .formatted(
                        LIST,
                        HtmlUtils.htmlEscape(choice.id(), "UTF-8"),
                        choice.subscribed() ? " checked" : "",
                        HtmlUtils.htmlEscape(choice.name(), "UTF-8"));
    }
}
