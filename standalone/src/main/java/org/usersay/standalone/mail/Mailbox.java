package org.usersay.standalone.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The caught mails, one file each; the oldest are deleted beyond the capacity. */
final class Mailbox {

    /** First line of each file: the recipient of the envelope, which the mail itself need not name. */
    private static final String RECIPIENT = "X-Envelope-To: ";

    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final int capacity;
    private final Session session = Session.getInstance(new Properties());
    /** Recipients by id, oldest first. */
    private final ConcurrentSkipListMap<String, String> recipients = new ConcurrentSkipListMap<>();

    private long lastId;

    Mailbox(Path directory, int capacity) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.capacity = capacity;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                recipients.put(idOf(file), recipientIn(file));
            }
        }
        lastId = recipients.isEmpty() ? 0 : Long.parseLong(recipients.lastKey());
    }

    private static String idOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static String recipientIn(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file, ISO_8859_1)) {
            String first = reader.readLine();
            return first != null && first.startsWith(RECIPIENT) ? first.substring(RECIPIENT.length()) : "";
        }
    }

    void keep(MimeMessage message, String recipient) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes((RECIPIENT + recipient + "\r\n").getBytes(UTF_8));
            message.writeTo(bytes);
            String id = nextId();
            Path incomplete = Files.write(directory.resolve(id + ".part"), bytes.toByteArray());
            Files.move(incomplete, file(id), StandardCopyOption.ATOMIC_MOVE);
            recipients.put(id, recipient);
            dropOldest();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException failure) {
            throw new IllegalStateException("The mail cannot be written", failure);
        }
    }

    /** Milliseconds, moved on where two mails come within one or the clock steps back: sorts by time of arrival. */
    private synchronized String nextId() {
        lastId = Math.max(lastId + 1, System.currentTimeMillis());
        return String.format("%015d", lastId);
    }

    private Path file(String id) {
        return directory.resolve(id + SUFFIX);
    }

    private void dropOldest() throws IOException {
        while (recipients.size() > capacity) {
            var oldest = recipients.pollFirstEntry();
            if (oldest != null) {
                Files.deleteIfExists(file(oldest.getKey()));
            }
        }
    }

    /** Newest first; those of one recipient, where one is named. */
    List<CaughtMail> mails(Optional<String> recipient) {
        return recipients.entrySet().stream()
                .filter(entry -> recipient.isEmpty() || recipient.get().equalsIgnoreCase(entry.getValue()))
                .map(entry -> entry.getKey())
                .sorted(Comparator.reverseOrder())
                .flatMap(id -> mail(id).stream())
                .toList();
    }

    Optional<CaughtMail> mail(String id) {
        String recipient = recipients.get(id);
        if (recipient == null) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file(id))) {
            return Optional.of(CaughtMail.of(id, recipient, new MimeMessage(session, bytes)));
        } catch (NoSuchFileException dropped) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException failure) {
            throw new IllegalStateException("The mail " + id + " cannot be read", failure);
        }
    }
}
