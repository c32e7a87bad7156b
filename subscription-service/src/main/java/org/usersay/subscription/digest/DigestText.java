package org.usersay.subscription.digest;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.usersay.starter.page.Texts;

/** Words of a digest as Markdown, in one language. */
record DigestText(Locale language) {

    private static final Texts TEXTS = new Texts("digest/weekly");

    String subject(String site) {
        return TEXTS.plain(language, "subject", site);
    }

    String text(List<DigestArticle> discussed, List<DigestArticle> rated) {
        return section("discussed", discussed, article -> TEXTS.plain(language, "comments", article.count()))
                + section("rated", rated, article -> TEXTS.plain(language, "stars", stars(article), article.count()));
    }

    private String section(String heading, List<DigestArticle> articles, Function<DigestArticle, String> numbers) {
        if (articles.isEmpty()) {
            return "";
        }
        var lines = new StringBuilder("## " + TEXTS.plain(language, heading) + "\n\n");
        for (var article : articles) {
            lines.append("- ")
                    .append(article.link())
                    .append(" · ")
                    .append(numbers.apply(article))
                    .append('\n');
        }
        return lines.append('\n').toString();
    }

    private String stars(DigestArticle article) {
        var format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(1);
        return format.format(article.average());
    }
}
