package org.usersay.comments.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** Where readers may be sent from here. */
@Component
public class ArticleLinks {

    private final Articles articles;
    private final Sites sites;

    ArticleLinks(Articles articles, Sites sites) {
        this.articles = articles;
        this.sites = sites;
    }

    /**
     * The article's page, without a fragment, if it is one of the site's; the first comment may have brought the address, so it is not
     * trusted beyond that.
     */
    public Optional<String> of(ArticleKey key) {
        return of(articles.find(key));
    }

    /** The same for an article that was read. */
    public Optional<String> of(Article article) {
        var site = sites.require(article.key().site());
        return Optional.of(article)
                .map(Article::url)
                .filter(url -> belongs(url, site))
                .map(url -> url.replaceFirst("#.*$", ""));
    }

    /** Whether the address is that of a page which may act for its readers here. */
    static boolean belongs(String url, Site site) {
        try {
            var address = new URI(url);
            return address.getUserInfo() == null
                    && site.origins().contains(address.getScheme() + "://" + address.getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
