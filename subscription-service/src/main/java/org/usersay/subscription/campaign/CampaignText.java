package org.usersay.subscription.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.Texts;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.MailTemplates;

/**
 * A campaign's words as a mail: Markdown as HTML and as plain text, in the frame of the site, with the link that unsubscribes. Raw
 * HTML is shown as text; links are http, https or mailto, images https only.
 */
@Component
class CampaignText {

    /** Mail programs cut off what is longer. */
    static final int MAX_HTML = 100_000;

    /** Most links of a text whose clicks are counted. */
    static final int MAX_TRACKED = 100;

    private static final int MAX_BLOCKS = 16;
    private static final Texts TEXTS = new Texts("campaign/frame");

    private final Parser parser =
            Parser.builder().maxOpenBlockParsers(MAX_BLOCKS).build();
    private final TextContentRenderer plain = TextContentRenderer.builder().build();
    private final MailTemplates templates;

    CampaignText(MailTemplates templates) {
        this.templates = templates;
    }

    /**
     * Links at the foot of a mail.
     *
     * @param unsubscribe ends the subscription
     * @param preferences page of all newsletters of the site
     * @param tracked in place of the links of the text; null where nothing is counted
     */
    record Links(
            String unsubscribe,
            String preferences,
            @Nullable TrackedLinks tracked) {}

    /** What the links of a text lead to, whose clicks can be counted: whole web addresses, each once, the first {@value #MAX_TRACKED}. */
    List<String> targets(CampaignDraft draft) {
        var targets = new LinkedHashSet<String>();
        parser.parse(draft.text()).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (targets.size() < MAX_TRACKED && isWeb(link.getDestination())) {
                    targets.add(link.getDestination());
                }
                visitChildren(link);
            }
        });
        return List.copyOf(targets);
    }

    private static boolean isWeb(String target) {
        try {
            var address = new URI(target);
            return WebAndMail.WEB.matcher(target).matches() && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The mail to one recipient; 400 where it is too long for mail programs. */
    MailContent write(CampaignDraft draft, Site site, Language language, Links links) {
        var document = parser.parse(draft.text());
        var tracked = links.tracked();
        if (tracked != null) {
            tracked.rewrite(document);
        }
        var leave = TEXTS.plain(language.locale(), "unsubscribe");
        var choose = TEXTS.plain(language.locale(), "preferences");
        var text = plain.render(document).strip() + "\n\n" + leave + ": " + links.unsubscribe() + "\n" + choose + ": "
                + links.preferences();
        var html = renderer(site).render(document) + "<p class=\"foot\" style=\"font-size:.85em\">"
                + link(links.unsubscribe(), leave, site) + " · " + link(links.preferences(), choose, site) + "</p>"
                + (tracked == null ? "" : pixel(tracked));
        var letter = templates.letter(site, language, draft.subject().value(), text, html);
        if (letter.html().length() > MAX_HTML) {
            throw CommonProblem.invalid("/text", "Mail programs cut off what is longer than 100 KB.");
        }
        return letter;
    }

    private static String pixel(TrackedLinks tracked) {
        return "<img src=\"%s\" alt=\"\" width=\"1\" height=\"1\">"
                .formatted(HtmlUtils.htmlEscape(tracked.pixel(), "UTF-8"));
    }

    private static String link(String target, String name, Site site) {
        return "<a href=\"%s\" style=\"color:%s\">%s</a>"
                .formatted(
                        HtmlUtils.htmlEscape(target, "UTF-8"),
                        site.brand().accent(),
                        HtmlUtils.htmlEscape(name, "UTF-8"));
    }

    private static HtmlRenderer renderer(Site site) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new WebAndMail())
                .softbreak("<br>\n")
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Link) {
                        attributes.put("style", "color:" + site.brand().accent());
                    } else if (node instanceof Image) {
                        attributes.put("style", "max-width:100%;height:auto");
                    }
                })
                .build();
    }

    /** Addresses that a mail may lead to. */
    private static final class WebAndMail implements UrlSanitizer {

        private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\p{Cntrl}\\s]*");
        private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:)[^\\p{Cntrl}\\s]*");
        private static final Pattern IMAGE = Pattern.compile("(?i)https://[^\\p{Cntrl}\\s]*");

        @Override
        public String sanitizeLinkUrl(String url) {
            return LINK.matcher(url).matches() ? url : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return IMAGE.matcher(url).matches() ? url : "";
        }
    }

    /** Fields of the preview. */
    @Schema(name = "CampaignPreview")
    record Preview(String subject, String text, String html) {

        static Preview of(MailContent letter) {
            return new Preview(letter.subject(), letter.text(), letter.html());
        }
    }
}
