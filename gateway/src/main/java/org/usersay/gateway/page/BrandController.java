package org.usersay.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Sites;

/** Style sheet and icon of a site's pages. */
@RestController
class BrandController {

    private final Sites sites;
    private final String style;

    BrandController(Sites sites) {
        this.sites = sites;
        try {
            this.style = new ClassPathResource("page/pages.css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/brand/{site}.css")
    ResponseEntity<String> style(@PathVariable String site) {
        var brand = sites.require(site).brand();
        var colours = """
                :root {
                  --usersay-accent: light-dark(%s, %s);
                  --usersay-on-accent: light-dark(#fff, %3$s);
                  --paper: light-dark(#fff, %3$s);
                }

                """.formatted(brand.accent(), brand.accentDark(), Brand.DARK_PAPER);
        return answer("text/css", colours + style);
    }

    @GetMapping("/brand/{site}.svg")
    ResponseEntity<String> icon(@PathVariable String site) {
        return answer("image/svg+xml", """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
                <path d="M3 4h26v18H14l-7 7v-7H3z" fill="%s"/></svg>
                """.formatted(sites.require(site).brand().accent()));
    }

    private static ResponseEntity<String> answer(String type, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .eTag(Integer.toHexString(body.hashCode()))
                .body(body);
    }
}
