package org.usersay.web.newsroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is printed: the articles, newest first, and the categories they stand in. */
record Newsroom(List<Article> articles) {

    static Newsroom read(Path folder) throws IOException {
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                String name = file.getFileName().toString();
                articles.add(Article.parse(name.substring(0, name.length() - 3), Files.readString(file)));
            }
        }
        articles.sort(Comparator.comparing(Article::published).reversed());
        return new Newsroom(List.copyOf(articles));
    }

    /** The first names of the category paths: what the navigation shows. */
    List<Category> sections() {
        return articles.stream()
                .map(Article::category)
                .distinct()
                .sorted(Comparator.comparing(Category::name))
                .toList();
    }

    List<Category> categories() {
        return articles.stream()
                .flatMap(article -> article.categories().stream())
                .distinct()
                .toList();
    }

    List<Article> in(Category category) {
        return articles.stream()
                .filter(article -> article.categories().contains(category))
                .toList();
    }

    List<Article> latestExcept(Article article, int count) {
        return articles.stream()
                .filter(other -> !other.equals(article))
                .limit(count)
                .toList();
    }
}
