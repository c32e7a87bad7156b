package org.usersay.starter.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Publication that embeds Usersay.
 *
 * @param id the {@code {site}} of every path
 * @param name shown on pages, in mails and feeds
 * @param url the site's home page
 * @param origins pages of these origins may act for their readers, for instance {@code https://www.example.org}
 * @param locale language of pages and mails for readers who chose none: English or Vietnamese, also with a region
 * @param timeZone of the days whose notifications a digest gathers
 * @param imageHosts hosts of images in comments, in ASCII, for instance {@code images.example.org}
 */
public record Site(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String id,
        @NotBlank String name,
        @NotNull URI url,
        @NotEmpty List<@NotBlank String> origins,
        @DefaultValue("en") Locale locale,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue List<@Pattern(regexp = "[a-z0-9-]+(\\.[a-z0-9-]+)+") String> imageHosts,
        @DefaultValue @Valid Brand brand) {

    /** The languages of pages and mails. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("vi"));

    public Site {
        origins = origins == null ? List.of() : List.copyOf(origins);
        imageHosts = List.copyOf(imageHosts);
    }

    /** Site without settings of its own looks. */
    public static Site plain(String id, String name, URI url, List<String> origins) {
        return new Site(id, name, url, origins, Locale.ENGLISH, ZoneId.of("UTC"), List.of(), Brand.PLAIN);
    }

    /** Language of pages for readers who chose none, {@code en} or {@code vi}. */
    public Locale language() {
        return language(locale.getLanguage());
    }

    /** The language of a request, by the first letters of a tag such as {@code vi-VN}; the site's where there is no page in it. */
    public Locale language(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.stream()
                .filter(supported -> supported.getLanguage().equals(language))
                .findFirst()
                .orElseGet(() -> LANGUAGES.stream()
                        .filter(supported -> supported.getLanguage().equals(locale.getLanguage()))
                        .findFirst()
                        .orElse(Locale.ENGLISH));
    }

    static boolean speaks(Locale locale) {
        return LANGUAGES.stream().anyMatch(supported -> supported.getLanguage().equals(locale.getLanguage()));
    }
}
