package org.usersay.endtoend.document;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A method and a path; in the path {@code {}} stands for every variable. */
record Call(String method, String path) {

    private static final Map<String, String> ANNOTATIONS = Map.of(
            "GetMapping", "GET",
            "PostMapping", "POST",
            "PutMapping", "PUT",
            "PatchMapping", "PATCH",
            "DeleteMapping", "DELETE");

    private static final String BASE = "/api/v1";

    Call {
        path = path.replaceAll("\\{[^}]*}", "{}");
    }

    /** Calls of a module's controllers, without internal paths. */
    static List<Call> of(String module) {
        List<Call> found = new ArrayList<>();
        for (ClassTree type : Sources.types(module)) {
            var shared = Sources.annotation(type.getModifiers(), "RequestMapping")
                    .map(Call::paths)
                    .orElse(List.of(""));
            for (var member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    method.getModifiers().getAnnotations().forEach(annotation -> {
                        var verb =
                                ANNOTATIONS.get(annotation.getAnnotationType().toString());
                        if (verb != null) {
                            paths(annotation).forEach(path -> add(found, verb, shared.getFirst() + path));
                        }
                    });
                }
            }
        }
        return found;
    }

    /** Calls of an OpenAPI document. */
    static List<Call> of(JsonNode document) {
        List<Call> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> add(found, method.toUpperCase(Locale.ROOT), path.getKey())));
        return found;
    }

    private static void add(List<Call> found, String verb, String path) {
        if (path.startsWith(BASE)) {
            // votes.{form:csv|ndjson} is two files.
            if (path.contains("{form")) {
                found.add(new Call(verb, path.substring(BASE.length()).replaceAll("\\{form.*}", "csv")));
                found.add(new Call(verb, path.substring(BASE.length()).replaceAll("\\{form.*}", "ndjson")));
            } else {
                found.add(new Call(verb, path.substring(BASE.length())));
            }
        } else if (path.startsWith("/.well-known/")) {
            found.add(new Call(verb, path));
        }
    }

    private static List<String> paths(AnnotationTree mapping) {
        var paths = Sources.texts(mapping, "value", "path");
        return paths.isEmpty() ? List.of("") : paths;
    }
}
