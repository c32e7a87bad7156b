package org.usersay.comments.dumpformat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The texts below one element by their path ({@code author/name}), attributes after an at sign ({@code parent@id}).
 * Bounded in number and length; where a field comes twice the first one counts.
 */
final class XmlElementFields {

    static final int LONGEST = 256 * 1024;

    /** Of all fields together. */
    private static final int ALL = 4 * LONGEST;

    private static final int MOST = 64;

    private final long line;
    private final Map<String, StringBuilder> values = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Boolean> fresh = new ArrayDeque<>();
    private boolean overlong;
    private int kept;

    XmlElementFields(long line) {
        this.line = line;
    }

    void open(String name, XMLStreamReader element) {
        var outer = path.isEmpty() ? "" : path.getLast();
        var inner = outer.isEmpty() ? name : outer + "/" + name;
        path.addLast(inner);
        fresh.addLast(!values.containsKey(inner));
        for (int at = 0; fresh.getLast() && at < element.getAttributeCount(); at++) {
            add(inner + "@" + element.getAttributeLocalName(at), element.getAttributeValue(at));
        }
        text("");
    }

    void close() {
        path.removeLast();
        fresh.removeLast();
    }

    void text(String text) {
        if (!path.isEmpty() && fresh.getLast()) {
            add(path.getLast(), text);
        }
    }

    private void add(String field, String text) {
        var value = values.get(field);
        if (value == null) {
            if (values.size() >= MOST) {
                return;
            }
            value = new StringBuilder();
            values.put(field, value);
        }
        if (value.length() + text.length() > LONGEST || kept + text.length() > ALL) {
            overlong = true;
            return;
        }
        value.append(text.replace(XmlSanitizingReader.AMPERSAND, '&'));
        kept += text.length();
    }

    /** The field, null where it is missing or blank. */
    @Nullable
    String get(String field) {
        var value = values.get(field);
        var text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** The field, or something else where it is missing. */
    String or(String field, String otherwise) {
        var value = get(field);
        return value == null ? otherwise : value;
    }

    boolean is(String field) {
        var value = get(field);
        return value != null && (value.equalsIgnoreCase("true") || value.equals("1"));
    }

    /** Whether any field was longer than is kept. */
    boolean overlong() {
        return overlong;
    }

    long line() {
        return line;
    }
}
