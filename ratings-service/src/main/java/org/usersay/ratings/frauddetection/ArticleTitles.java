package org.usersay.ratings.frauddetection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.usersay.ratings.article.Articles;
import org.usersay.starter.site.ArticleKey;

/** Titles of the articles that votes are on, as the CMS has announced them. */
@Component
class ArticleTitles {

    private final Articles articles;

    ArticleTitles(Articles articles) {
        this.articles = articles;
    }

    /** By the articles' ids; without those that have none. */
    Map<String, String> of(String site, Collection<List<VoteRef>> votes) {
        var keys = new LinkedHashSet<ArticleKey>();
        votes.forEach(some -> some.forEach(vote -> keys.add(new ArticleKey(site, vote.article()))));
        var titles = new TreeMap<String, String>();
        articles.find(keys).forEach((key, article) -> {
            if (article.title() != null) {
                titles.put(key.article(), article.title());
            }
        });
        return titles;
    }

    /** Those of some votes. */
    static Map<String, String> select(Map<String, String> titles, List<VoteRef> votes) {
        var selected = new TreeMap<String, String>();
        votes.stream()
                .map(VoteRef::article)
                .filter(titles::containsKey)
                .forEach(article -> selected.put(article, Objects.requireNonNull(titles.get(article))));
        return selected;
    }
}
