package org.usersay.gateway.staticfiles;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One file in memory, packed once. The validator is weak, so that it holds for both encodings. */
final class StaticFile {

    private static final int WORTH_PACKING = 1024;

    private final MediaTypes kind;
    private final String cacheControl;
    private final String etag;
    private final byte[] plain;
    private final byte @Nullable [] packed;

    StaticFile(String path, byte[] bytes) {
        this.kind = MediaTypes.of(path);
        this.cacheControl = kind.cacheControl(path);
        this.etag = "W/\"" + digest(bytes) + '"';
        this.plain = bytes;
        this.packed = kind.isText() && bytes.length >= WORTH_PACKING ? pack(bytes) : null;
    }

    MediaTypes kind() {
        return kind;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        if (packed != null) {
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && (known.contains(etag) || known.equals("*"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(request, response);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = plain;
        if (packed != null && acceptsGzip(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = packed;
        }
        response.setContentType(kind.contentType());
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static byte[] pack(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("Packing in memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
