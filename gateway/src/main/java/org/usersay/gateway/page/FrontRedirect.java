package org.usersay.gateway.page;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.site.Sites;

/** {@code /} where no demo newsroom has its front page there: the first site's own. */
@RestController
@ConditionalOnBooleanProperty(name = "usersay.demo.newsroom", havingValue = false, matchIfMissing = true)
class FrontRedirect {

    private final Sites sites;

    FrontRedirect(Sites sites) {
        this.sites = sites;
    }

    @GetMapping("/")
    ResponseEntity<String> front() {
        return PageController.redirect(sites.findOrFirst(null).url());
    }
}
