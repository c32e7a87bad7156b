package org.usersay.standalone.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;

/** SMTP server on the loopback address that accepts every sender and recipient. 250 means that the mail is in its file. */
final class SmtpServer implements AutoCloseable {

    private final GreenMail server;

    SmtpServer(int port, Mailbox mailbox) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.getUserManager()
                .setMessageDeliveryHandler((mail, recipient) -> new Addressee(recipient.getEmail(), mailbox));
    }

    @Override
    public void close() {
        server.stop();
    }

    /** User whose mail is kept in files, since GreenMail's own keep it in memory without end. */
    private record Addressee(String address, Mailbox mailbox) implements GreenMailUser {

        @Override
        public void deliver(MovingMessage mail) {
            deliver(mail.getMessage());
        }

        @Override
        public void deliver(MimeMessage mail) {
            mailbox.keep(mail, address);
        }

        @Override
        public String getEmail() {
            return address;
        }

        @Override
        public String getLogin() {
            return address;
        }

        @Override
        public String getQualifiedMailboxName() {
            return address;
        }

        @Override
        public String getPassword() {
            throw new UnsupportedOperationException("signing in is not supported");
        }

        @Override
        public void setPassword(String password) {
            throw new UnsupportedOperationException("signing in is not supported");
        }

        @Override
        public void authenticate(String password) {
            throw new UnsupportedOperationException("signing in is not supported");
        }

        @Override
        public void create() {}

        @Override
        public void delete() {}
    }
}
