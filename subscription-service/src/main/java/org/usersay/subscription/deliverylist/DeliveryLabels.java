package org.usersay.subscription.deliverylist;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.Texts;
import org.usersay.subscription.order.Deliveries.Delivery;
import org.usersay.subscription.order.Deliveries.Issue;

/** Deliveries as a page to print: sheets of A4 with three times eight labels of 70 by 37 millimetres, written one after the other. */
final class DeliveryLabels {

    private static final Texts TEXTS = new Texts("deliverylist/labels");
    private static final int ON_A_SHEET = 24;

    private static final String STYLE = """
            @page { size: A4; margin: 0 }
            * { box-sizing: border-box }
            body { margin: 0; background: #fff; color: #000; font: 9.5pt/1.25 system-ui, sans-serif }
            header { padding: 1rem }
            h1 { margin: 0 0 .25rem; font-size: 1.25rem }
            header p { margin: 0 }
            .sheet { display: grid; grid-template: repeat(8, 37.125mm) / repeat(3, 70mm); width: 210mm; height: 297mm; break-after: page }
            .label { margin: 0; padding: 4mm 5mm; overflow: hidden; overflow-wrap: anywhere }
            .label span { display: block }
            .about { color: #444; font-size: 7.5pt }
            @media screen { .label { outline: 1px dotted #999 } }
            @media print { header { display: none } }
            """;

    /** Lets the page's own style be used and nothing else. */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(digest(STYLE));

    private final BufferedWriter writer;
    private int written;

    DeliveryLabels(OutputStream output) {
        writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    void begin(Issue issue, Locale language) throws IOException {
        var title = escape(issue.publication().name() + ", " + issue.day());
        writer.write("""
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <header><h1>%s</h1><p>%s</p></header>
                <main>
                """.formatted(language.getLanguage(), title, STYLE, title, TEXTS.html(language, "explanation")));
    }

    void write(Delivery delivery) {
        try {
            if (written % ON_A_SHEET == 0) {
                writer.write(written == 0 ? "<div class=\"sheet\">\n" : "</div>\n<div class=\"sheet\">\n");
            }
            writer.write(label(delivery));
            written++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() throws IOException {
        writer.write((written == 0 ? "" : "</div>\n") + "</main>\n</body>\n</html>\n");
        writer.flush();
    }

    private static String label(Delivery delivery) {
        var about = delivery.copies() + " × " + delivery.plan() + " · " + delivery.order();
        return Stream.of(
                        delivery.recipient(),
                        delivery.address(),
                        joined(", ", delivery.ward(), delivery.district()),
                        delivery.cityLine(),
                        delivery.country(),
                        joined(" · ", delivery.phone(), delivery.note()))
                .filter(line -> line != null && !line.isEmpty())
                .map(line -> "<span dir=\"auto\">" + escape(line) + "</span>")
                .collect(Collectors.joining(
                        "", "<p class=\"label\">", "<span class=\"about\">" + escape(about) + "</span></p>\n"));
    }

    private static String joined(String by, @Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(by));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String digest(String style) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(sha256.digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
