package org.usersay.ratings.vote;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.usersay.starter.site.ArticleKey;

/** Documents of the collection {@code votes}; {@code _id} is {@code site/article/voter}. */
final class VoteDocumentMapper {

    private VoteDocumentMapper() {}

    static String id(ArticleKey article, Voter voter) {
        return article + "/" + voter;
    }

    /** All ids that begin with {@code site/article/}; {@code 0} is the character after the slash. */
    static Bson range(ArticleKey article) {
        return and(gt("_id", article + "/"), lt("_id", article + "0"));
    }

    static Vote vote(Document document) {
        var version = document.get("version");
        return new Vote(
                article(document),
                new Voter(afterArticle(document.getString("_id"))),
                document.getInteger("stars", 0),
                document.getInteger("day", 0),
                version instanceof Number number ? number.longValue() : 0,
                Set.copyOf(document.getList("exclusions", String.class, List.of())),
                Optional.ofNullable(document.getDate("castAt")).map(Date::toInstant));
    }

    static ArticleKey article(Document document) {
        var id = document.getString("_id");
        int site = id.indexOf('/');
        return new ArticleKey(id.substring(0, site), id.substring(site + 1, id.indexOf('/', site + 1)));
    }

    private static String afterArticle(String id) {
        return id.substring(id.indexOf('/', id.indexOf('/') + 1) + 1);
    }
}
