package org.usersay.starter.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Publication that embeds Usersay.
 *
 * @param id the {@code {site}} of every path
 * @param name shown in mails and feeds
 * @param url the site's home page
 * @param origins pages of these origins may act for their readers, for instance {@code https://www.example.org}
 * @param locale language of mails for readers who chose none
 * @param imageHosts hosts of images in comments, in ASCII, for instance {@code images.example.org}
 */
public record Site(
        @Pattern(regexp = "[a-z0-9-]{1,32}") String id,
        @NotBlank String name,
        URI url,
        @NotEmpty List<@NotBlank String> origins,
        @DefaultValue("en") Locale locale,
        @DefaultValue List<@Pattern(regexp = "[a-z0-9-]+(\\.[a-z0-9-]+)+") String> imageHosts) {

    public Site {
        origins = List.copyOf(origins);
        imageHosts = List.copyOf(imageHosts);
    }
}
