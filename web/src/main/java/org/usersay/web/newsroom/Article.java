package org.usersay.web.newsroom;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One story: its head in {@code name: value} lines, a line of three dashes, and its body in Markdown. */
record Article(
        String slug,
        String title,
        List<Category> categories,
        LocalDateTime published,
        String byline,
        String standfirst,
        String picture,
        String pictureText,
        String caption,
        List<String> tags,
        boolean metered,
        String body) {

    private static final DateTimeFormatter DATE_LINE =
            DateTimeFormatter.ofPattern("MMMM dd, yyyy | HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM dd, yyyy", Locale.ENGLISH);

    static Article parse(String slug, String source) {
        int end = source.indexOf("\n---\n");
        if (end < 0) {
            throw new IllegalArgumentException(slug + ": no line of three dashes after the head");
        }
        Head head = new Head(slug, Head.lines(source.substring(0, end)));
        return new Article(
                slug,
                head.get("title"),
                head.list("category", "/").stream().map(Category::new).toList(),
                LocalDateTime.parse(head.get("date")),
                head.get("byline"),
                head.get("standfirst"),
                head.get("picture"),
                head.get("picture-text"),
                head.get("caption"),
                head.list("tags", ";"),
                head.says("metered"),
                source.substring(end + 5));
    }

    String path() {
        return "/articles/" + slug;
    }

    String dateLine() {
        return DATE_LINE.format(published);
    }

    String shortDate() {
        return SHORT.format(published);
    }

    Category category() {
        return categories.getFirst();
    }

    private record Head(String slug, Map<String, String> values) {

        static Map<String, String> lines(String text) {
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(":", 2))
                    .collect(java.util.stream.Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
        }

        String get(String name) {
            String value = values.get(name);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(slug + ": no " + name);
            }
            return value;
        }

        /** Whether an optional line says yes. */
        boolean says(String name) {
            return "yes".equals(values.get(name));
        }

        List<String> list(String name, String separator) {
            return Arrays.stream(get(name).split(separator)).map(String::strip).toList();
        }
    }
}
