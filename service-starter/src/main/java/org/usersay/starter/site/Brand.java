package org.usersay.starter.site;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Looks and sender of a site's pages and mails.
 *
 * @param logo picture shown in place of the name at the top of pages and mails, an http or https address
 * @param accent colour of buttons and links on white, {@code #rrggbb}; its contrast to white is 4.5 or more
 * @param accentDark the same on the dark page of {@link #DARK_PAPER}
 * @param sender of mails, {@code Name <address>}; the site's name and the installation's address where there is none
 * @param support address for readers' questions; also the {@code Reply-To} of mails
 * @param imprint page that names the publisher
 * @param privacy page about personal data
 * @param terms page of the conditions of use
 */
public record Brand(
        @Nullable URI logo,

        @DefaultValue(Brand.DEFAULT_ACCENT) @Pattern(regexp = Brand.COLOUR, message = Brand.COLOUR_FORM)
        String accent,

        @DefaultValue(Brand.DEFAULT_ACCENT_DARK) @Pattern(regexp = Brand.COLOUR, message = Brand.COLOUR_FORM)
        String accentDark,

        @Nullable String sender,
        @Nullable @Email String support,
        @Nullable URI imprint,
        @Nullable URI privacy,
        @Nullable URI terms) {

    /** Background of pages in the dark. */
    public static final String DARK_PAPER = "#15171b";

    static final String DEFAULT_ACCENT = "#1f4e79";
    static final String DEFAULT_ACCENT_DARK = "#9cc3e6";
    static final String COLOUR = "#[0-9a-fA-F]{6}";
    static final String COLOUR_FORM = "must be a colour such as #1f4e79";

    /** Brand of a site that configures none. */
    public static final Brand PLAIN =
            new Brand(null, DEFAULT_ACCENT, DEFAULT_ACCENT_DARK, null, null, null, null, null);

    /** Content security policy source of the logo with a blank before it; empty where there is none. */
    public String logoSource() {
        return logo == null ? "" : " " + logo.getScheme() + "://" + logo.getAuthority();
    }
}
