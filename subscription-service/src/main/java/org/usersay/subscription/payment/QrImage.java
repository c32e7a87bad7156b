package org.usersay.subscription.payment;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * QR code drawn as SVG: black on white in light and dark, with the quiet zone of four modules that readers need. Of ZXing only the
 * encoder is used, so that no image library is needed.
 */
public final class QrImage {

    private static final int QUIET = 4;

    private QrImage() {}

    /** The image; one module is one unit. */
    public static String svg(String text) {
        try {
            return draw(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
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
