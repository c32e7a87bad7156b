package org.usersay.gateway.page;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.site.Sites;

/** {@code /} where no demo newsroom has its front page there: the publisher's own. */
@RestController
@ConditionalOnBooleanProperty(name = "usersay.demo.newsroom", havingValue = false, matchIfMissing = true)
class FrontRedirect {

    private final Sites sites;

    FrontRedirect(Sites sites) {
        this.sites = sites;
    }

    @GetMapping("/")
    ResponseEntity<String> front(@RequestParam(required = false) @Nullable String site) {
        return PageController.redirect(sites.findOrFirst(site).url());
    }
}
