package org.usersay.subscription.payment;

import java.nio.charset.StandardCharsets;

/**
 * Text of a merchant-presented QR code (EMVCo, version 1.1): fields of an id, a length and a value, the last of which is a
 * checksum. A value may be a list of such fields itself.
 */
final class MerchantQr {

    private static final int MAX_LENGTH = 99;
    private static final String CHECKSUM = "6304";

    private final StringBuilder text = new StringBuilder();

    /** Adds a field; its length is that of its characters. */
    MerchantQr field(int id, String value) {
        var length = value.codePointCount(0, value.length());
        if (length == 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a field has 1 to 99 characters: " + value);
        }
        text.append("%02d%02d".formatted(id, length)).append(value);
        return this;
    }

    /** The fields alone, as the value of another one. */
    String text() {
        return text.toString();
    }

    /** The whole code, its checksum included. */
    String checked() {
        var unchecked = text + CHECKSUM;
        return unchecked + "%04X".formatted(crc(unchecked));
    }

    /** Checksum of a text by CRC-16/CCITT-FALSE: polynomial 0x1021, first value 0xFFFF. */
    static int crc(String text) {
        var crc = 0xFFFF;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (octet & 0xFF) << 8;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return crc & 0xFFFF;
    }
}
