package org.usersay.benchmarks.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Mail server that accepts everything, keeps no mail, and counts by recipient and subject. */
public final class MailSink implements AutoCloseable {

    private static final String SUBJECT = "Subject: ";
    private static final String RECIPIENT = "RCPT TO:";

    private final ServerSocket server;

    /** Mails to each recipient, by their subjects. */
    private final Map<String, Map<String, LongAdder>> mails = new ConcurrentHashMap<>();

    private MailSink(ServerSocket server) {
        this.server = server;
    }

    public static MailSink start() throws IOException {
        var sink = new MailSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(sink::serve);
        return sink;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many addresses have a mail of this subject. */
    public long recipients(String subject) {
        return counts(subject).count();
    }

    /** How many mails of this subject came beside the first one to each address. */
    public long repeated(String subject) {
        return counts(subject).mapToLong(count -> count.sum() - 1).sum();
    }

    private Stream<LongAdder> counts(String subject) {
        return mails.getOrDefault(subject, Map.of()).values().stream();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            var out = client.getOutputStream();
            answer(out, "220 sink");
            var recipient = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith(RECIPIENT)) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (command.equals("DATA")) {
                    answer(out, "354 go on");
                    count(recipient, subject(lines));
                }
                answer(out, command.equals("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException clientGone) {
            // It is a mail less, and its sender knows.
        }
    }

    /** Reads a mail to its end. */
    private static String subject(BufferedReader lines) throws IOException {
        var subject = "";
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            if (subject.isEmpty() && line.startsWith(SUBJECT)) {
                subject = line.substring(SUBJECT.length());
            }
        }
        return subject;
    }

    private void count(String recipient, String subject) {
        mails.computeIfAbsent(subject, one -> new ConcurrentHashMap<>())
                .computeIfAbsent(recipient, one -> new LongAdder())
                .increment();
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
