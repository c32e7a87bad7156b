package org.usersay.starter.site;

import java.util.List;
import java.util.regex.Pattern;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;

/**
 * What everything is keyed by.
 *
 * @param site id of a configured site
 * @param article the publisher's own id of the article, {@code [A-Za-z0-9._~-]{1,128}}
 */
public record ArticleKey(String site, String article) {

    /** Syntax of an article's id. */
    public static final String PATTERN = "[A-Za-z0-9._~-]{1,128}";

    private static final Pattern ARTICLE = Pattern.compile(PATTERN);

    static ArticleKey of(String site, String article) {
        if (!ARTICLE.matcher(article).matches()) {
            throw CommonProblem.INVALID_REQUEST
                    .refusal("Use a valid article id.")
                    .with(List.of(new FieldError("article", "1 to 128 characters of A-Z a-z 0-9 . _ ~ -")));
        }
        return new ArticleKey(site, article);
    }

    /** Keeps all Redis keys of one article on one node of a cluster: {@code {site/article}}. */
    public String hashTag() {
        return "{" + site + "/" + article + "}";
    }

    /** {@code site/article}, unique over all sites since neither part has a slash. */
    @Override
    public String toString() {
        return site + "/" + article;
    }
}
