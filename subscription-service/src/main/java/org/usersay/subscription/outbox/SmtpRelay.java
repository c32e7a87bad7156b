package org.usersay.subscription.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.IDN;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Client of the SMTP relay, and the meaning of its answers for a mail. */
@Component
class SmtpRelay {

    private static final int PERMANENT = 500;

    private final JavaMailSender sender;
    private final DkimSignature signature;
    private final Clock clock;
    private final String from;
    private final String idDomain;

    static {
        // Looked for in every JAR on the class path otherwise, for each part of each mail: a third to a half of the
        // processor time that building and writing one takes.
        System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    SmtpRelay(JavaMailSender sender, DkimSignature signature, Clock clock, OutboxSettings settings) {
        this.sender = sender;
        this.signature = signature;
        this.clock = clock;
        this.from = settings.from();
        this.idDomain = domainOf(settings.from());
    }

    /** Result of one attempt. */
    sealed interface Result {
        record Accepted() implements Result {}

        /** Not sent; another attempt may succeed. */
        record TemporaryFailure(String why) implements Result {}

        /** Unknown: the connection broke after the mail was transmitted. */
        record Unknown(String why) implements Result {}

        /** Never accepted, whatever is tried. */
        record Rejected(String why) implements Result {}
    }

    Result send(Mail mail) {
        try {
            sender.send(message(mail));
            return new Result.Accepted();
        } catch (MailAuthenticationException e) {
            return new Result.TemporaryFailure("The relay refused our credentials.");
        } catch (MailPreparationException e) {
            return new Result.Rejected("The mail could not be put together: " + e.getMessage());
        } catch (MailSendException e) {
            return meaning(e);
        } catch (MailException e) {
            return new Result.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private MimeMessage message(Mail mail) {
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(sender(Objects.requireNonNullElse(mail.letter().from(), from)));
            if (mail.letter().replyTo() != null) {
                helper.setReplyTo(new InternetAddress(mail.letter().replyTo(), true));
            }
            helper.setTo(new InternetAddress(mail.to().value(), true));
            helper.setSubject(mail.letter().subject());
            helper.setText(mail.letter().text(), mail.letter().html());
            var image = mail.letter().image();
            if (image != null) {
                helper.addInline(MailImage.CONTENT_ID, new ByteArrayResource(image.png()), MediaType.IMAGE_PNG_VALUE);
            }
            // The same however often it is tried, so that receivers can drop a second copy.
            var messageId = "<" + mail.id() + "@" + idDomain + ">";
            message.setHeader("Message-ID", messageId);
            message.setHeader(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail.bulk() != null) {
                message.setHeader("List-Id", "<" + mail.bulk().listId() + ">");
                message.setHeader("Precedence", "bulk");
            }
            if (mail.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            // So that it is whole before it is signed: what is sent is made of the same parts once more.
            message.saveChanges();
            message.setHeader("Message-ID", messageId);
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        signature.sign(message);
        return message;
    }

    /** In ASCII, since not every relay takes other letters in headers: the name encoded, the domain as the DNS has it. */
    private static InternetAddress sender(String from) throws AddressException {
        var sender = new InternetAddress(from, true);
        var address = sender.getAddress();
        var domain = address.lastIndexOf('@') + 1;
        sender.setAddress(address.substring(0, domain) + IDN.toASCII(address.substring(domain)));
        try {
            sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return sender;
    }

    /**
     * Of the mail's own failures alone: a session that did not end as it should says nothing of a mail that the relay has taken
     * before, and nothing of why another failed.
     */
    private static Result meaning(MailSendException failure) {
        var failures = List.of(failure.getMessageExceptions());
        if (failures.isEmpty() && failure.getCause() != null) {
            return new Result.Accepted();
        }
        var causes = failures.stream().flatMap(SmtpRelay::chain).toList();
        for (var cause : causes) {
            switch (cause) {
                case SMTPAddressFailedException e -> {
                    return answered(e.getReturnCode(), e);
                }
                case SMTPSendFailedException e -> {
                    return answered(e.getReturnCode(), e);
                }
                case SMTPSenderFailedException e -> {
                    return answered(e.getReturnCode(), e);
                }
                case MailConnectException e -> {
                    return new Result.TemporaryFailure("The relay is not reachable.");
                }
                case ConnectException e -> {
                    return new Result.TemporaryFailure("The relay is not reachable.");
                }
                case NoRouteToHostException e -> {
                    return new Result.TemporaryFailure("The relay is not reachable.");
                }
                case UnknownHostException e -> {
                    return new Result.TemporaryFailure("The relay's name is not known.");
                }
                default -> {
                    // Continue down the chain.
                }
            }
        }
        // A session that could not begin is the cause of the whole and of its mails; one that broke is that of its
        // mails only.
        return failures.stream().anyMatch(mail -> mail.equals(failure.getCause()))
                ? new Result.TemporaryFailure(
                        "The relay cannot be used: " + failures.getFirst().getMessage())
                : new Result.Unknown(String.valueOf(failure.getMessage()));
    }

    private static Result answered(int code, Exception answer) {
        var why = "The relay answered %d: %s"
                .formatted(code, String.valueOf(answer.getMessage()).strip());
        return code >= PERMANENT ? new Result.Rejected(why) : new Result.TemporaryFailure(why);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        var next = failure instanceof SendFailedException send && send.getNextException() != null
                ? send.getNextException()
                : failure instanceof MessagingException messaging && messaging.getNextException() != null
                        ? messaging.getNextException()
                        : failure.getCause();
        return next == null || next.equals(failure)
                ? Stream.of(failure)
                : Stream.concat(chain(next), Stream.of(failure));
    }

    private static String domainOf(String from) {
        var at = from.lastIndexOf('@');
        return from.substring(at + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }
}
