package org.usersay.subscription.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Relay that behaves on each connection as the next line of its script says, and well when there is none left. */
final class ScriptedSmtpServer implements AutoCloseable {

    /** Long enough for a sender whose patience is shorter, and ended with the server. */
    private static final int TIMEOUT_MS = 1_500;

    /** How it behaves on one connection. */
    enum Behaviour {
        ACCEPT,
        /** Each character of an answer by itself. */
        SLOW,
        GREETS_WITH_GARBAGE,
        GREETS_WITH_421,
        GREETS_WITH_554,
        NEVER_GREETS,
        CLOSES_BEFORE_GREETING,
        REFUSES_SENDER,
        REFUSES_RECIPIENT,
        DEFERS_RECIPIENT,
        CLOSES_AFTER_SENDER,
        DEFERS_CONTENT,
        REFUSES_CONTENT,
        /** It has the mail, and its answer never comes. */
        HANGS_AFTER_CONTENT,
        /** The same, and the connection breaks. */
        RESETS_AFTER_CONTENT,
        /** It has the mail and says so; the session ends without its answer to QUIT. */
        CLOSES_ON_QUIT,
        /** The same, and the connection breaks. */
        RESETS_ON_QUIT,
        /** The same, and its answer to QUIT never comes. */
        HANGS_ON_QUIT,
        /** It defers the mail, and its answer to QUIT never comes. */
        DEFERS_CONTENT_AND_HANGS_ON_QUIT
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    ScriptedSmtpServer then(Behaviour... more) {
        script.addAll(List.of(more));
        return this;
    }

    /** Ids of the mails whose content it has, as often as it got them. */
    List<String> taken() {
        return taken;
    }

    /** Sender whose patience is short. */
    JavaMailSenderImpl sender(boolean needsStartTls) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(socket.getInetAddress().getHostAddress());
        sender.setPort(socket.getLocalPort());
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.put("mail.smtp.timeout", TIMEOUT_MS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
        properties.put("mail.smtp.starttls.enable", needsStartTls);
        properties.put("mail.smtp.starttls.required", needsStartTls);
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                var next = script.poll();
                threads.execute(() -> serve(connection, next == null ? Behaviour.ACCEPT : next));
            }
        } catch (IOException closed) {
            // The end of the server.
        }
    }

    private void serve(Socket connection, Behaviour behaviour) {
        try (connection;
                var lines = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            switch (behaviour) {
                case NEVER_GREETS -> lines.readLine();
                case CLOSES_BEFORE_GREETING -> connection.setSoLinger(true, 0);
                case GREETS_WITH_GARBAGE -> say(connection, behaviour, "HTTP/1.1 400 Bad Request");
                case GREETS_WITH_421 -> say(connection, behaviour, "421 too busy");
                case GREETS_WITH_554 -> say(connection, behaviour, "554 no service");
                default -> converse(connection, lines, behaviour);
            }
        } catch (IOException left) {
            // The sender went away.
        }
    }

    private void converse(Socket connection, BufferedReader lines, Behaviour behaviour) throws IOException {
        say(connection, behaviour, "220 scripted");
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var command = line.split("[ :]", 2)[0];
            if (command.equals("MAIL") && behaviour == Behaviour.CLOSES_AFTER_SENDER) {
                return;
            }
            if (command.equals("QUIT") && !endsWell(connection, lines, behaviour)) {
                return;
            }
            if (command.equals("DATA")) {
                say(connection, behaviour, "354 go on");
                if (!takeContent(connection, lines, behaviour)) {
                    return;
                }
            } else {
                say(connection, behaviour, answer(command, behaviour));
            }
        }
    }

    private static boolean endsWell(Socket connection, BufferedReader lines, Behaviour behaviour) throws IOException {
        switch (behaviour) {
            case HANGS_ON_QUIT, DEFERS_CONTENT_AND_HANGS_ON_QUIT -> lines.readLine();
            case RESETS_ON_QUIT -> connection.setSoLinger(true, 0);
            case CLOSES_ON_QUIT -> {
                // Without an answer.
            }
            default -> {
                return true;
            }
        }
        return false;
    }

    private static String answer(String command, Behaviour behaviour) {
        return switch (command) {
            case "MAIL" -> behaviour == Behaviour.REFUSES_SENDER ? "550 no such sender" : "250 ok";
            case "RCPT" ->
                switch (behaviour) {
                    case REFUSES_RECIPIENT -> "550 no such user";
                    case DEFERS_RECIPIENT -> "451 come back";
                    default -> "250 ok";
                };
            case "QUIT" -> "221 bye";
            default -> "250 scripted";
        };
    }

    /** False where the connection ends. */
    private boolean takeContent(Socket connection, BufferedReader lines, Behaviour behaviour) throws IOException {
        var id = "";
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            if (line.startsWith("Message-ID: <")) {
                id = line.replaceAll("^Message-ID: <|@.*", "");
            }
        }
        switch (behaviour) {
            case DEFERS_CONTENT, DEFERS_CONTENT_AND_HANGS_ON_QUIT -> say(connection, behaviour, "452 no room");
            case REFUSES_CONTENT -> say(connection, behaviour, "554 looks like spam");
            case HANGS_AFTER_CONTENT -> {
                taken.add(id);
                lines.readLine();
                return false;
            }
            case RESETS_AFTER_CONTENT -> {
                taken.add(id);
                connection.setSoLinger(true, 0);
                return false;
            }
            default -> {
                taken.add(id);
                say(connection, behaviour, "250 taken");
            }
        }
        return true;
    }

    private static void say(Socket connection, Behaviour behaviour, String answer) throws IOException {
        var output = connection.getOutputStream();
        for (var octet : (answer + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
            output.write(octet);
            if (behaviour == Behaviour.SLOW) {
                output.flush();
            }
        }
        output.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
