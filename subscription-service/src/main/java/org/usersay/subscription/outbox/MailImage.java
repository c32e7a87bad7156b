package org.usersay.subscription.outbox;

import java.util.Arrays;

/**
 * Image inside of a mail, which programs show without asking anybody for it. Its place in a template is a paragraph
 * {@code {image} alternative text}.
 *
 * @param png the file
 * @param width in CSS pixels, also its height
 */
public record MailImage(byte[] png, int width) {

    /** Name by which the HTML refers to it. */
    static final String CONTENT_ID = "image";

    public MailImage {
        png = png.clone();
    }

    @Override
    public byte[] png() {
        return png.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailImage image && width == image.width && Arrays.equals(png, image.png);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }

    @Override
    public String toString() {
        return png.length + " bytes, " + width + " pixels wide";
    }
}
