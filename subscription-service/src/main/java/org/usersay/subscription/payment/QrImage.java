package org.usersay.subscription.payment;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * QR code drawn as SVG, or as PNG for mail programs, which draw no SVG: black on white in light and dark, with the quiet zone of four
 * modules that readers need. Of ZXing only the encoder is used.
 */
public final class QrImage {

    private static final int QUIET = 4;
    private static final int PIXELS = 6;

    private QrImage() {}

    /** The image; one module is one unit. */
    public static String svg(String text) {
        return draw(modules(text));
    }

    /** The image; one module is {@value #PIXELS} pixels wide. */
    public static byte[] png(String text) {
        var modules = modules(text);
        var size = (modules.getWidth() + 2 * QUIET) * PIXELS;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                image.setRGB(x, y, isBlack(modules, x / PIXELS - QUIET, y / PIXELS - QUIET) ? 0 : 0xFFFFFF);
            }
        }
        var file = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(file)) {
            ImageIO.write(image, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static boolean isBlack(ByteMatrix modules, int column, int row) {
        return column >= 0
                && row >= 0
                && column < modules.getWidth()
                && row < modules.getHeight()
                && modules.get(column, row) == 1;
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
        }
    }

    private static String draw(ByteMatrix modules) {
        var size = modules.getWidth() + 2 * QUIET;
        var path = new StringBuilder();
        for (var row = 0; row < modules.getHeight(); row++) {
            var column = 0;
            while (column < modules.getWidth()) {
                var length = run(modules, row, column);
                if (modules.get(column, row) == 1) {
                    path.append("M%d %dh%dv1h-%dz".formatted(column + QUIET, row + QUIET, length, length));
                }
                column += length;
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%3$s"/></svg>
                """.formatted(size, size * 5, path);
    }

    /** How many modules of one colour follow each other. */
    private static int run(ByteMatrix modules, int row, int from) {
        var end = from;
        while (end < modules.getWidth() && modules.get(end, row) == modules.get(from, row)) {
            end++;
        }
        return end - from;
    }
}
