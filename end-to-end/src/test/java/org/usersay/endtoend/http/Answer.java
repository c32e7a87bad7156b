package org.usersay.endtoend.http;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** This answer; fails with its content if it has another status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected " + expected + ", but " + this);
        }
        return this;
    }

    /** This answer; fails unless it is problem+json of this type that leaks no internals. */
    public Answer refused(int expected, String type) {
        expect(expected);
        String problem = problem();
        if (!problem.equals("/problems/" + type)) {
            throw new AssertionError("Expected /problems/" + type + ", but " + this);
        }
        return this;
    }

    /** The problem's type; fails unless the answer is problem+json that leaks no internals. */
    public String problem() {
        if (!header("Content-Type").startsWith("application/problem+json")) {
            throw new AssertionError("Expected problem+json, but " + this);
        }
        for (String leak : List.of("Exception", "org.usersay", "org.springframework", "\tat ", "java.")) {
            if (body.contains(leak)) {
                throw new AssertionError("Leaks \"" + leak + "\": " + this);
            }
        }
        return json().at("/type").asString();
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String pointer) {
        return at(pointer).asString();
    }

    /** Empty where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + headers.map() + "\n" + body;
    }
}
