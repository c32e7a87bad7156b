package org.usersay.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Filter that refuses a path or a query that is no percent-encoded UTF-8 or has a NUL (400), and a content type that is malformed, a
 * range or multipart (415). Servlet container and framework throw in the midst of a request for these.
 */
final class MalformedRequestFilter extends OncePerRequestFilter {

    private final Predicate<HttpServletRequest> multipart;
    private final ProblemWriter problems;

    /**
     * Filter of all requests.
     *
     * @param multipart requests whose multipart bodies pass, since their bodies are ignored
     */
    MalformedRequestFilter(Predicate<HttpServletRequest> multipart, ProblemWriter problems) {
        this.multipart = multipart;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isWellFormed(request.getRequestURI()) || !isWellFormed(request.getQueryString())) {
            problems.write(
                    request,
                    response,
                    CommonProblem.INVALID_REQUEST,
                    "Write path and query as percent-encoded UTF-8 without NUL characters.");
        } else if (!isConcrete(request)) {
            problems.write(
                    request,
                    response,
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    "Name the media type of the body in Content-Type, for instance application/json.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isWellFormed(@Nullable String text) {
        if (text == null || text.indexOf('%') < 0) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '%') {
                bytes.write(text.charAt(at));
            } else if (isEscape(text, at)) {
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                at += 2;
            } else {
                return false;
            }
        }
        return isText(bytes.toByteArray());
    }

    private static boolean isEscape(String query, int at) {
        return at + 2 < query.length()
                && HexFormat.isHexDigit(query.charAt(at + 1))
                && HexFormat.isHexDigit(query.charAt(at + 2));
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private boolean isConcrete(HttpServletRequest request) {
        var contentType = request.getContentType();
        if (contentType == null || contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
            return true;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.isConcrete() && (!type.getType().equals("multipart") || multipart.test(request));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
