package org.usersay.endtoend.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** Raw HTTP requests that an HTTP client would refuse to send. */
public final class RawRequest {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawRequest() {}

    /** The whole answer up to the end of the connection; the request should ask to close it. */
    public static String send(URI gateway, byte[] request) {
        return send(gateway, request, false);
    }

    /** The same for a request that may lack its end: nothing is sent after it. */
    public static String sendAndClose(URI gateway, byte[] request) {
        return send(gateway, request, true);
    }

    private static String send(URI gateway, byte[] request, boolean close) {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request);
                out.flush();
                if (close) {
                    socket.shutdownOutput();
                }
            } catch (SocketException refusedEarly) {
                // The answer may have arrived nevertheless.
            }
            return readAll(socket.getInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String send(URI gateway, String request) {
        return send(gateway, request.getBytes(ISO_8859_1));
    }

    /** The status of such an answer. */
    public static int status(String answer) {
        if (!answer.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("No answer: \"" + answer + "\"");
        }
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** The same; 0 for a connection that was closed without an answer. */
    public static int statusOrClosed(String answer) {
        return answer.isEmpty() ? 0 : status(answer);
    }

    private static String readAll(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] piece = new byte[8192];
        try {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                answer.append(new String(piece, 0, got, ISO_8859_1));
            }
        } catch (SocketException reset) {
            // A server that refuses in the middle of a body may reset the connection behind its answer.
        }
        return answer.toString();
    }
}
