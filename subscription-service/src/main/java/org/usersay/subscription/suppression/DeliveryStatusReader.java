package org.usersay.subscription.suppression;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.secret.RandomToken;

/**
 * Reader of delivery status notifications (RFC 3464), alone or in the mail that carries them, and of feedback reports on
 * complaints (RFC 5965). What is delayed, delivered or malformed is left out.
 */
final class DeliveryStatusReader {

    private static final String STATUS = "message/delivery-status";
    private static final String FEEDBACK = "message/feedback-report";
    private static final int MAX_DEPTH = 8;
    private static final int MAX_PARTS = 50;
    private static final int MAX_RECIPIENTS = 100;
    private static final Pattern BLOCKS = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern CODE = Pattern.compile("([245])\\.(\\d{1,3})\\.\\d{1,3}");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^Message-ID:[ \\t]*(?:\\r?\\n[ \\t]+)?(<[^<>\\s]{1,500}>)");

    private final Instant now;
    private final List<MailEvent> events = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable String messageId;
    private int parts;

    private DeliveryStatusReader(Instant now) {
        this.now = now;
    }

    /** Events of the content of a {@code message/delivery-status}. */
    static List<MailEvent> status(byte[] content, Instant now) {
        var reader = new DeliveryStatusReader(now);
        reader.reports.add(new String(content, StandardCharsets.UTF_8));
        return reader.events();
    }

    /** Events of a whole mail; 400 where it is none. */
    static List<MailEvent> message(byte[] content, Instant now) {
        var reader = new DeliveryStatusReader(now);
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
            reader.read(message, 0);
        } catch (MessagingException | IOException malformed) {
            throw CommonProblem.INVALID_REQUEST.refusal("This is not a mail that can be read.");
        }
        return reader.events();
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            return;
        }
        if (part.isMimeType(STATUS)) {
            reports.add(text(part));
        } else if (part.isMimeType(FEEDBACK)) {
            complaints.add(text(part));
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
            MESSAGE_ID.matcher(text(part)).results().findFirst().ifPresent(found -> messageId = found.group(1));
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int index = 0; index < multipart.getCount(); index++) {
                read(multipart.getBodyPart(index), depth + 1);
            }
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream stream = part.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<MailEvent> events() {
        for (var report : reports) {
            var blocks = BLOCKS.split(report.strip(), -1);
            for (int index = 1; index < blocks.length && index <= MAX_RECIPIENTS; index++) {
                bounce(headers(blocks[index]), blocks[index]);
            }
        }
        complaints.forEach(report -> complaint(headers(report), report));
        return List.copyOf(events);
    }

    private void bounce(InternetHeaders fields, String block) {
        var status = CODE.matcher(field(fields, "Status"));
        if (!field(fields, "Action").toLowerCase(Locale.ROOT).startsWith("failed") || !status.lookingAt()) {
            return;
        }
        var hard = status.group(1).equals("5") && !isTemporary(status.group(2), status.group());
        var detail = (status.group() + " " + field(fields, "Diagnostic-Code")).strip();
        add(hard ? MailEvent.Type.HARD_BOUNCE : MailEvent.Type.SOFT_BOUNCE, recipient(fields), detail, block);
    }

    /** Systems, networks and policies fail other mails too; of mailboxes the full ones (RFC 3463). */
    private static boolean isTemporary(String subject, String code) {
        return switch (subject) {
            case "1" -> false;
            case "2" -> code.equals("5.2.2") || code.equals("5.2.3");
            default -> true;
        };
    }

    private void complaint(InternetHeaders fields, String report) {
        var recipient = address(field(fields, "Original-Rcpt-To")).orElse(null);
        add(MailEvent.Type.COMPLAINT, recipient, "Feedback: " + field(fields, "Feedback-Type"), report);
    }

    private void add(MailEvent.Type type, @Nullable EmailAddress recipient, String detail, String report) {
        if (recipient != null || messageId != null) {
            var id = RandomToken.digest(type + "\n" + messageId + "\n" + report);
            events.add(new MailEvent(id, type, recipient, messageId, detail, now));
        }
    }

    private static @Nullable EmailAddress recipient(InternetHeaders fields) {
        return address(field(fields, "Original-Recipient"))
                .or(() -> address(field(fields, "Final-Recipient")))
                .orElse(null);
    }

    /** The address of a field such as {@code rfc822; lan@example.org}. */
    private static Optional<EmailAddress> address(String field) {
        var bare = field.substring(field.indexOf(';') + 1).strip().replaceAll("^<|>$", "");
        try {
            return bare.isEmpty() ? Optional.empty() : Optional.of(new EmailAddress(bare));
        } catch (InvalidValueException malformed) {
            return Optional.empty();
        }
    }

    private static InternetHeaders headers(String block) {
        try {
            var bytes = (block.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            return new InternetHeaders(new ByteArrayInputStream(bytes), true);
        } catch (MessagingException malformed) {
            return new InternetHeaders();
        }
    }

    private static String field(InternetHeaders fields, String name) {
        var value = fields.getHeader(name, null);
        return value == null ? "" : value.strip();
    }
}
