package org.usersay.subscription.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.util.Optional;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.stereotype.Component;

/**
 * DKIM signature (RFC 6376) of a mail for the domain of its sender, with the key of the installation: {@code rsa-sha256},
 * {@code relaxed/relaxed}, so that folded headers and blanks at ends of lines do not break it.
 */
@Component
class DkimSignature {

    private static final String HEADER = "DKIM-Signature";

    /**
     * The signed headers. What a mail must have once only is named once more than it occurs, so that none can be added; the
     * two of one-click unsubscription have to be signed for it to be offered (RFC 8058).
     */
    private static final String SIGNED =
            "from:from:to:to:subject:subject:date:date:reply-to:reply-to:message-id:message-id"
                    + ":mime-version:content-type:content-type:auto-submitted:list-id:list-unsubscribe:list-unsubscribe-post";

    private final Optional<RSAPrivateKey> key;
    private final String selector;
    private final Clock clock;

    DkimSignature(DkimSettings settings, Clock clock) {
        this.key = Optional.ofNullable(settings.key());
        this.selector = settings.selector();
        this.clock = clock;
    }

    /**
     * Adds the signature to a mail that is complete; nothing where there is no key.
     *
     * @throws MailPreparationException where the mail cannot be written
     */
    void sign(MimeMessage message) {
        key.ifPresent(present -> sign(message, present));
    }

    private void sign(MimeMessage message, RSAPrivateKey present) {
        try {
            var sender = ((InternetAddress) message.getFrom()[0]).getAddress();
            var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; t=%d; h=%s; bh=; b="
                    .formatted(
                            sender.substring(sender.lastIndexOf('@') + 1),
                            selector,
                            clock.instant().getEpochSecond(),
                            SIGNED);
            var written = new ByteArrayOutputStream();
            message.writeTo(written);
            var header = new DKIMSigner(template, present).sign(new ByteArrayInputStream(written.toByteArray()));
            var value = header.substring(HEADER.length() + 1);
            message.setHeader(HEADER, MimeUtility.fold(HEADER.length() + 2, value));
        } catch (MessagingException | IOException | FailException e) {
            throw new MailPreparationException(e);
        }
    }
}
