package org.usersay.subscription.outbox;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.Language;

/**
 * Mail templates {@code mail/<name>.<language>.txt}: the first line is the subject, {@code {word}} is a placeholder,
 * a paragraph that is one link becomes a link in the HTML, one that begins with {@code {image}} the image, and one whose words are empty
 * is left out. Each mail has the sender, name, colour and legal links of a site.
 */
@Component
public class MailTemplates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String IMAGE = "{image} ";
    private static final Pattern PARAGRAPHS = Pattern.compile("\n{2,}");

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final OutboxSettings settings;

    MailTemplates(OutboxSettings settings) {
        this.settings = settings;
    }

    /**
     * Content of the template {@code name} in the reader's language, in English where there is no such translation.
     *
     * @param words for the placeholders other than {@code {site}}
     */
    public MailContent write(String name, Site site, Language language, Map<String, String> words) {
        return write(name, site, language, words, null);
    }

    /**
     * The same with an image where the template has a place for one.
     *
     * @param image left out where it is null
     */
    public MailContent write(
            String name, Site site, Language language, Map<String, String> words, @Nullable MailImage image) {
        var text = source(name, language);
        var end = text.indexOf('\n');
        var all = new HashMap<>(words);
        all.put("site", site.name());
        var paragraphs = PARAGRAPHS.splitAsStream(text.substring(end).strip()).toList();
        var frame = new MailFrame(site, language);
        return new MailContent(
                fill(text.substring(0, end).strip(), all),
                paragraphs.stream()
                                .filter(paragraph -> !paragraph.startsWith(IMAGE))
                                .map(paragraph -> fill(paragraph, all))
                                .filter(filled -> !filled.isEmpty())
                                .collect(Collectors.joining("\n\n"))
                        + "\n\n"
                        + frame.signature(),
                frame.html(paragraphs.stream()
                        .filter(paragraph -> image != null || !paragraph.startsWith(IMAGE))
                        .flatMap(paragraph -> image != null && paragraph.startsWith(IMAGE)
                                ? Stream.of(image(image, paragraph.substring(IMAGE.length())))
                                : PARAGRAPHS
                                        .splitAsStream(fill(paragraph, all))
                                        .filter(filled -> !filled.isEmpty())
                                        .map(filled -> paragraph(filled, site)))),
                frame.sender(settings.from()),
                site.brand().support(),
                site.id(),
                image);
    }

    /**
     * Mail of a site with a text of its own.
     *
     * @param html of the body, which the caller has sanitised
     */
    public MailContent letter(Site site, Language language, String subject, String text, String html) {
        var frame = new MailFrame(site, language);
        return new MailContent(
                subject,
                text + "\n\n" + frame.signature(),
                frame.html(Stream.of(html)),
                frame.sender(settings.from()),
                site.brand().support(),
                site.id());
    }

    /** The template itself, which tells what a reader was asked. */
    public String source(String name, Language language) {
        return texts.computeIfAbsent(name + "." + language.code(), key -> read(name, language));
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

    private static String image(MailImage image, String alternative) {
        return "<p><img src=\"cid:%1$s\" alt=\"%2$s\" width=\"%3$d\" height=\"%3$d\"></p>"
                .formatted(MailImage.CONTENT_ID, HtmlUtils.htmlEscape(alternative, "UTF-8"), image.width());
    }

    private static String paragraph(String text, Site site) {
        var escaped = HtmlUtils.htmlEscape(text, "UTF-8");
        var isLink = (text.startsWith("https://") || text.startsWith("http://"))
                && text.indexOf(' ') < 0
                && text.indexOf('\n') < 0;
        return isLink
                ? "<p><a href=\"%s\" style=\"color:%s\">%s</a></p>"
                        .formatted(escaped, site.brand().accent(), escaped)
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
