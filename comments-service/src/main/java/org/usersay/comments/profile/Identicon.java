package org.usersay.comments.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A picture drawn from a reader's id: five by five squares, mirrored, in one colour. The same id, the same picture. */
final class Identicon {

    private static final int SIDE = 5;
    private static final int HALF = 3;
    private static final int MARGIN = 1;

    private Identicon() {}

    static String svg(String reader) {
        var hash = hash(reader);
        int hue = Byte.toUnsignedInt(hash[0]) * 360 / 256;
        int box = SIDE + 2 * MARGIN;
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">".formatted(box, box));
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"hsl(%d 35%% 92%%)\"/>".formatted(box, box, hue));
        svg.append("<path fill=\"hsl(%d 55%% 38%%)\" d=\"".formatted(hue));
        for (int square = 0; square < SIDE * HALF; square++) {
            if ((hash[1 + square / 8] >> (square % 8) & 1) == 1) {
                draw(svg, square % HALF, square / HALF);
            }
        }
        return svg.append("\"/></svg>").toString();
    }

    private static void draw(StringBuilder svg, int column, int row) {
        square(svg, column, row);
        if (column != HALF - 1) {
            square(svg, SIDE - 1 - column, row);
        }
    }

    private static void square(StringBuilder svg, int column, int row) {
        svg.append("M%d %dh1v1h-1z".formatted(column + MARGIN, row + MARGIN));
    }

    private static byte[] hash(String reader) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(reader.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
