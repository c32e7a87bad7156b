package org.usersay.standalone.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One mail as one recipient got it. Times and order are in the id. */
record CaughtMail(
        String id, String to, String from, String subject, String text, String html, Map<String, String> headers) {

    static CaughtMail of(String id, String to, MimeMessage message) throws MessagingException, IOException {
        Map<String, String> headers = headers(message);
        return new CaughtMail(
                id,
                to,
                headers.getOrDefault("From", ""),
                headers.getOrDefault("Subject", ""),
                body(message, "text/plain"),
                body(message, "text/html"),
                headers);
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(header.getName(), decoded(header.getValue()), (first, next) -> first + ", " + next);
        }
        return Collections.unmodifiableMap(headers);
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }

    /** The first part of that type that is not an attachment, or nothing. */
    private static String body(Part part, String type) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return "";
        }
        Object content = part.isMimeType(type) || part.isMimeType("multipart/*") ? part.getContent() : "";
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return content.toString();
    }
}
