package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/api.md} against the controllers, both ways. */
class CallsTests {

    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern CALL =
            Pattern.compile("(?:(GET|POST|PUT|PATCH|DELETE)\\b ?)?([/…][^?\\s]*)?(?:\\?.*)?");

    private static final Set<Call> ANSWERED = new LinkedHashSet<>(Stream.concat(
                    Stream.of("comments-service", "ratings-service", "subscription-service")
                            .flatMap(module -> Call.of(module).stream()),
                    Call.of(JsonMapper.shared()
                                    .readTree(String.join(
                                            "\n", Sources.lines("gateway/src/main/resources/openapi.json"))))
                            .stream())
            .toList());

    @Test
    void everyCallIsDocumented() {
        assertThat(ANSWERED).hasSizeGreaterThan(80);
        assertThat(except(ANSWERED, documented())).isEmpty();
    }

    @Test
    void everyDocumentedCallExists() {
        assertThat(except(documented(), ANSWERED)).isEmpty();
    }

    private static Set<Call> except(Set<Call> calls, Set<Call> others) {
        Set<Call> left = new LinkedHashSet<>(calls);
        left.removeAll(others);
        return left;
    }

    static Set<Call> documented() {
        Set<Call> calls = new LinkedHashSet<>();
        for (String line : Sources.lines("docs/api.md")) {
            if (line.startsWith("| `")) {
                calls.addAll(row(line.substring(2, line.indexOf(" | ", 2))));
            }
        }
        return calls;
    }

    /** A row's first cell: {@code `GET`/`PUT /me/x`, `POST …/y`}; {@code …} stands for the path before it. */
    private static List<Call> row(String cell) {
        List<Call> calls = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        String before = "";
        for (var span : SPAN.matcher(cell).results().toList()) {
            var call = CALL.matcher(span.group(1));
            if (!call.matches()) {
                continue;
            }
            if (call.group(1) != null) {
                methods.add(call.group(1));
            }
            if (call.group(2) != null) {
                before = call.group(2).replace("…", before);
                for (String method : methods) {
                    calls.add(new Call(method, before));
                }
                methods.clear();
            }
        }
        return calls;
    }
}
