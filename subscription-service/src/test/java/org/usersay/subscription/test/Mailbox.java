package org.usersay.subscription.test;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.usersay.subscription.outbox.Outbox;

/** Stands in for the relay: keeps what it was given, or fails as it is told to. */
@Primary
public class Mailbox implements JavaMailSender {

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Consumer<MimeMessage> relay = message -> {};

    /** One mail as it arrived. */
    public record Received(String to, String subject, String text, MimeMessage message) {

        /** The token in its link. */
        public String token() {
            var found = TOKEN.matcher(text);
            if (!found.find()) {
                throw new AssertionError("no token in " + text);
            }
            return found.group(1);
        }

        /** Its HTML; the text where it has none. */
        public String html() {
            try {
                return last(message.getContent());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String last(Object content) throws MessagingException, IOException {
            return content instanceof MimeMultipart parts
                    ? last(parts.getBodyPart(parts.getCount() - 1).getContent())
                    : content.toString();
        }

        public String header(String name) {
            try {
                return String.join(",", message.getHeader(name));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Everything mailed to the address so far, newest first, after the outbox has been emptied. */
    public List<Received> mailsTo(Outbox outbox, String address) {
        outbox.work();
        return received.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList()
                .reversed();
    }

    public Optional<Received> latestTo(Outbox outbox, String address) {
        return mailsTo(outbox, address).stream().findFirst();
    }

    /** What happens to each mail before it counts as received; throwing means that it is not. */
    public void relay(Consumer<MimeMessage> behaviour) {
        relay = behaviour;
    }

    /** Forgets what it was given. */
    public void clear() {
        received.clear();
    }

    public void works() {
        relay = message -> {};
    }

    @Override
    public MimeMessage createMimeMessage() {
        return new MimeMessage(Session.getInstance(new Properties()));
    }

    @Override
    public MimeMessage createMimeMessage(InputStream content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void send(MimeMessage... messages) {
        for (var message : messages) {
            relay.accept(message);
            received.add(read(message));
        }
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        throw new UnsupportedOperationException();
    }

    private static Received read(MimeMessage message) {
        try {
            var to = message.getAllRecipients()[0].toString();
            return new Received(to, message.getSubject(), plain(message.getContent()), message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(Object content) throws MessagingException, IOException {
        return content instanceof MimeMultipart parts
                ? plain(parts.getBodyPart(0).getContent())
                : content.toString();
    }
}
