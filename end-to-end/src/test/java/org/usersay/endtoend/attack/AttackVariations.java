package org.usersay.endtoend.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Requests that differ from an attack in one to three random places; the same seed gives the same ones. */
final class AttackVariations {

    private static final List<String> PIECES = List.of(
            "%zz",
            "%ff",
            "%00",
            "?x=%ff",
            "&q=%00",
            "*/*",
            "application/*",
            "multipart/mixed",
            "\r\n",
            "\0",
            "\u00ff",
            "{",
            "}",
            "\"",
            "$gt",
            "..",
            "/",
            ";",
            "1000000000",
            "-1",
            "chunked",
            "gzip",
            "\u007f",
            "bytes=0-",
            "\\u0000",
            "null",
            "[[[[",
            "9".repeat(400),
            "x".repeat(9_000));

    private final Random random;

    AttackVariations(long seed) {
        random = new Random(seed);
    }

    Stream<byte[]> of(byte[] request, int count) {
        return Stream.generate(() -> variation(request)).limit(count);
    }

    private byte[] variation(byte[] request) {
        StringBuilder text = new StringBuilder(new String(request, ISO_8859_1));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                default -> text.setCharAt(Math.min(at, text.length() - 1), (char) random.nextInt(256));
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
