package org.usersay.endtoend.attack;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/**
 * What stands for {@code ${…}} in an attack: {@code host}, {@code article} (with a published comment), {@code comment} (that
 * comment), {@code reader} and {@code administrator} (tokens), {@code random} (another value each time), and
 * {@code times:1000:x} for a thousand x.
 */
final class AttackVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z]+)(?::(\\d+):([^}]*))?}");

    private final Map<String, String> values;

    AttackVariables(Usersay usersay) {
        Account reader = usersay.readers().signedIn("Linh");
        Article article = Article.fresh();
        String comment = usersay.readers()
                .signedIn("Mai")
                .browser()
                .post(article.comments(), Map.of("text", "A harmless comment."))
                .expect(201)
                .text("/id");
        values = Map.of(
                "host", usersay.gateway().getAuthority(),
                "article", article.id(),
                "comment", comment,
                "reader", reader.token(),
                "administrator", usersay.administratorToken());
    }

    String replaceIn(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(matcher)));
    }

    private String value(Matcher found) {
        if (found.group(1).equals("times")) {
            return found.group(3).repeat(Integer.parseInt(found.group(2)));
        }
        if (found.group(1).equals("random")) {
            return UUID.randomUUID().toString();
        }
        String value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException("No value for " + found.group());
        }
        return value;
    }

    /** Headers of every request of this sender, to be changed; names are compared without case. */
    Map<String, String> headersOf(@Nullable String sender) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", replaceIn("${host}"));
        headers.put("Connection", "close");
        if (sender != null) {
            headers.put("Authorization", replaceIn("Bearer ${" + sender + "}"));
        }
        return headers;
    }
}
