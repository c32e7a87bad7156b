package org.usersay.web.newsroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders each page into {@code <path>/index.html}: a body template inside the one layout. */
final class Pages {

    private static final int LATEST = 6;
    private static final int SIDE_STORIES = 3;

    private final Newsroom newsroom;
    private final Assets assets;
    private final Templates templates;
    private final Path target;

    Pages(Newsroom newsroom, Assets assets, Templates templates, Path target) {
        this.newsroom = newsroom;
        this.assets = assets;
        this.templates = templates;
        this.target = target;
    }

    void writeAll() throws IOException {
        front();
        for (Article article : newsroom.articles()) {
            article(article);
        }
        for (Category category : newsroom.categories()) {
            category(category);
        }
    }

    private void front() throws IOException {
        List<Article> all = newsroom.articles();
        List<Card> rest = cards(all.subList(1 + SIDE_STORIES, all.size()), Integer.MAX_VALUE);
        write(
                "index.html",
                "front",
                "The Investment Review",
                Map.of(
                        "lead", card(all.getFirst()),
                        "side", cards(all.subList(1, all.size()), SIDE_STORIES),
                        "rest", rest));
    }

    private void article(Article article) throws IOException {
        String body = HtmlRenderer.builder()
                .escapeHtml(true)
                .build()
                .render(Parser.builder().build().parse(article.body()));
        write(
                "articles/" + article.slug() + "/index.html",
                "article",
                article.title(),
                Map.of(
                        "article", card(article),
                        "description", article.standfirst(),
                        "body", body,
                        "latest", cards(newsroom.latestExcept(article, LATEST), LATEST)));
    }

    private void category(Category category) throws IOException {
        write(
                "category/" + category.slug() + "/index.html",
                "category",
                category.name(),
                Map.of("category", category, "cards", cards(newsroom.in(category), Integer.MAX_VALUE)));
    }

    private void write(String file, String template, String title, Map<String, ?> values) throws IOException {
        Map<String, Object> page = new HashMap<>(values);
        page.putIfAbsent("description", "Business news from a demonstration newsroom.");
        page.put("title", title);
        page.put("front", template.equals("front"));
        page.put("content", templates.render(template, values));
        page.put("sections", newsroom.sections());
        page.put("style", assets.path("newsroom.css"));
        page.put("icon", assets.path("icon.svg"));
        save(file, templates.render("layout", page));
    }

    private void save(String file, String html) throws IOException {
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, html);
    }

    private Card card(Article article) {
        return new Card(article, assets.path(article.picture()));
    }

    private List<Card> cards(List<Article> articles, int limit) {
        return articles.stream().limit(limit).map(this::card).toList();
    }

    /** An article with the published address of its picture. */
    record Card(Article story, String image) {}
}
