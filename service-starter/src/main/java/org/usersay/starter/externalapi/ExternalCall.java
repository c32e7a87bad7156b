package org.usersay.starter.externalapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.springframework.boot.http.client.FilteredHostException;

/** One call to a provider's API, by a client of {@link ExternalHttpClients}. */
public final class ExternalCall {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private ExternalCall() {}

    /** What is thrown for an answer that is not 200; it may be closed already afterwards. */
    @FunctionalInterface
    public interface Failure {

        IOException of(ClassicHttpResponse answer);
    }

    /**
     * The body of an answer with status 200.
     *
     * @param longest bytes of a body; a longer one is cut off, together with the connection
     * @throws RefusedException if the provider has an internal address
     * @throws UnusableAnswerException if it does not speak HTTP, or the body is longer
     */
    public static String send(HttpClient http, ClassicHttpRequest request, int longest, Failure failure)
            throws IOException {
        try (var answer = http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            if (answer.getCode() != OK) {
                throw failure.of(answer);
            }
            return body(answer, longest);
        } catch (HttpException e) {
            throw new UnusableAnswerException("no HTTP");
        } catch (FilteredHostException e) {
            throw new RefusedException("has an internal address");
        }
    }

    /** Unusable where the provider has failed, and a refusal otherwise. */
    public static IOException failure(ClassicHttpResponse answer) {
        var text = "answered " + answer.getCode();
        return answer.getCode() < SERVER_ERROR ? new RefusedException(text) : new UnusableAnswerException(text);
    }

    private static String body(ClassicHttpResponse answer, int longest) throws IOException {
        if (answer.getEntity() == null) {
            return "";
        }
        var bytes = answer.getEntity().getContent().readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw new UnusableAnswerException("an answer of more than " + longest + " bytes");
        }
        return new String(bytes, UTF_8);
    }
}
