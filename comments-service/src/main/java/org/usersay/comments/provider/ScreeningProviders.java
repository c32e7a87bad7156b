package org.usersay.comments.provider;

import java.util.List;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.starter.site.Sites;

/** Checks of comments by the providers of their sites. Holds no lock, and fails never. */
@Service
public class ScreeningProviders {

    private final ProviderChecks checks;
    private final Sites sites;
    private final ArticleLinks links;

    ScreeningProviders(ProviderChecks checks, Sites sites, ArticleLinks links) {
        this.checks = checks;
        this.sites = sites;
        this.links = links;
    }

    /** What each provider of the comment's site finds, within the time that the settings allow; empty where it has none. */
    public List<Finding> check(CommentDraft draft) {
        var site = draft.article().key().site();
        return checks.areNone(site)
                ? List.of()
                : checks.check(CheckedComment.of(draft, sites.require(site), links.of(draft.article())));
    }
}
