package org.usersay.subscription.invoice;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text and lines on a page, from its top down, in points. */
final class PdfPage {

    private static final int POINTS = 1_000;
    private static final float LEADING = 1.35f;

    private final PDPageContentStream content;
    private final PDFont font;
    private final float left;
    private final float right;
    private float y;

    PdfPage(PDPageContentStream content, PDFont font, float left, float right, float top) {
        this.content = content;
        this.font = font;
        this.left = left;
        this.right = right;
        this.y = top;
    }

    float y() {
        return y;
    }

    void moveTo(float height) {
        y = height;
    }

    void down(float points) {
        y -= points;
    }

    /** Lines of a text within a width, from this place on. */
    void paragraph(String text, float x, float width, float size) throws IOException {
        for (var line : wrap(text, width, size)) {
            y -= size * LEADING;
            write(line, x, size);
        }
    }

    /** A text on the left, which may have several lines, and an amount on the right of its first one. */
    void row(String text, String amount, float size) throws IOException {
        var top = y;
        paragraph(text, left, (right - left) * 0.7f, size);
        var shown = visible(amount);
        content.setNonStrokingColor(Color.BLACK);
        show(shown, right - width(shown, size), top - size * LEADING, size);
    }

    void rule(Color colour, float thickness) throws IOException {
        y -= 6;
        content.setStrokingColor(colour);
        content.setLineWidth(thickness);
        content.moveTo(left, y);
        content.lineTo(right, y);
        content.stroke();
        y -= 4;
    }

    void colour(Color colour) throws IOException {
        content.setNonStrokingColor(colour);
    }

    private void write(String line, float x, float size) throws IOException {
        show(line, x, y, size);
    }

    private void show(String line, float x, float height, float size) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, height);
        content.showText(line);
        content.endText();
    }

    private List<String> wrap(String text, float width, float size) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : visible(text).split(" ", -1)) {
            for (var part : parts(word, width, size)) {
                if (!line.isEmpty() && width(line + " " + part, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is longer than a line in pieces that are not. */
    private List<String> parts(String word, float width, float size) throws IOException {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var character : word.codePoints().mapToObj(Character::toString).toList()) {
            if (!part.isEmpty() && width(part + character, size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(character);
        }
        parts.add(part.toString());
        return parts;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / POINTS * size;
    }

    /** The text with a question mark in place of each character that the font lacks. */
    private String visible(String text) throws IOException {
        var visible = new StringBuilder();
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            visible.append(has(character) ? character : "?");
        }
        return visible.toString();
    }

    private boolean has(String character) throws IOException {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
