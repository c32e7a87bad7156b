package org.usersay.subscription.outbox;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.subscription.contact.Language;

/**
 * Mail templates {@code mail/<name>.<language>.txt}: the first line is the subject, {@code {word}} is a placeholder,
 * and a paragraph that is one link becomes a link in the HTML.
 */
@Component
public class MailTemplates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern PARAGRAPHS = Pattern.compile("\n{2,}");

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** Content of the template {@code name} in the reader's language, in English where there is no such translation. */
    public MailContent write(String name, Language language, Map<String, String> words) {
        var text = texts.computeIfAbsent(name + "." + language.code(), key -> read(name, language));
        var end = text.indexOf('\n');
        var body = fill(text.substring(end).strip(), words);
        return new MailContent(fill(text.substring(0, end).strip(), words), body + "\n", html(language, body));
    }

    private static String fill(String text, Map<String, String> words) {
        return PLACEHOLDER.matcher(text).replaceAll(gap -> {
            var word = words.get(gap.group(1));
            if (word == null) {
                throw new IllegalArgumentException("nothing to fill in for " + gap.group());
            }
            return Matcher.quoteReplacement(word);
        });
    }

    private static String html(Language language, String body) {
        var paragraphs =
                PARAGRAPHS.splitAsStream(body).map(MailTemplates::paragraph).collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="%s"><body style="font-family:sans-serif;line-height:1.5;max-width:36em">
                %s
                </body></html>
                """.formatted(language.code(), paragraphs);
    }

    private static String paragraph(String text) {
        var escaped = HtmlUtils.htmlEscape(text, "UTF-8");
        var isLink = (text.startsWith("https://") || text.startsWith("http://"))
                && text.indexOf(' ') < 0
                && text.indexOf('\n') < 0;
        return isLink
                ? "<p><a href=\"%s\">%s</a></p>".formatted(escaped, escaped)
                : "<p>%s</p>".formatted(escaped.replace("\n", "<br>\n"));
    }

    private static String read(String name, Language language) {
        var resource = MailTemplates.class.getResourceAsStream("/mail/" + name + "." + language.code() + ".txt");
        if (resource == null) {
            resource = MailTemplates.class.getResourceAsStream("/mail/" + name + "." + Language.EN.code() + ".txt");
        }
        if (resource == null) {
            throw new IllegalArgumentException("no template is called " + name);
        }
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
