package org.usersay.comments.dumpformat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A pull parser over untrusted XML: a document type is refused, so there are no entities to expand and
 * nothing to fetch, and every field is read to a limit. Prefixes need not be declared, as those of WordPress.com are not. The encoding
 * is the one that {@link XmlEncoding} finds.
 */
final class SafeXmlReader implements Closeable {

    private static final int DEEPEST = 64;

    /** Characters of all different names together: the parser keeps each for good. */
    private static final int NAMES = 500_000;

    /** Of a section of characters that need no escape; the parser hands out a longer one in parts. */
    private static final int SECTION = 16 * 1024;

    private final XmlSanitizingReader characters;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private int inNames;
    private int depth;

    SafeXmlReader(InputStream bytes) throws IOException {
        this.characters = new XmlSanitizingReader(XmlEncoding.reader(bytes));
        try {
            this.xml = factory().createXMLStreamReader(characters);
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
        factory.setProperty("jdk.xml.cdataChunkSize", SECTION);
        // Counts the document itself by its &lt; and &amp;, and would end an honest dump after 100,000 characters.
        // Without a document type there are no other entities that could grow.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    /** Enters the root element and answers its name. */
    String root() throws IOException {
        if (!child(0)) {
            throw new DumpException("There is no XML in it.");
        }
        return name();
    }

    /** Moves to the next child of the open element at {@code level}; false at that element's end. */
    boolean child(int level) throws IOException {
        try {
            while (xml.hasNext()) {
                switch (event()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        if (depth == level + 1) {
                            return true;
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        if (depth < level) {
                            return false;
                        }
                    }
                    case XMLStreamConstants.DTD -> throw documentType();
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    /** Everything in the element just entered, up to its end; elements with another prefix keep it in their names. */
    XmlElementFields fields() throws IOException {
        var fields = new XmlElementFields(line());
        int base = depth;
        var own = prefix();
        fields.open("", xml);
        try {
            while (depth >= base && xml.hasNext()) {
                switch (event()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        fields.open(prefix().equals(own) ? name() : xml.getLocalName(), xml);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        fields.close();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        fields.text(xml.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE -> fields.text(entity(xml.getLocalName()));
                    default -> {}
                }
            }
            return fields;
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    private int event() throws XMLStreamException, DumpException {
        int event = xml.next();
        characters.piece();
        if (event == XMLStreamConstants.START_ELEMENT) {
            met(xml.getLocalName());
            for (int at = 0; at < xml.getAttributeCount(); at++) {
                met(xml.getAttributeLocalName(at));
                if ("xmlns".equals(xml.getAttributePrefix(at))) {
                    met(xml.getAttributeValue(at));
                    namespaces.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
                }
            }
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            met(xml.getPITarget());
        }
        return event;
    }

    private void met(@Nullable String name) throws DumpException {
        if (name != null && names.add(name)) {
            inNames += name.length();
            if (inNames > NAMES) {
                throw new DumpException("Line " + line() + ": there are too many different names.");
            }
        }
    }

    /** Local name of the element just entered; prefixes vary between releases of a format. */
    String name() {
        var name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /** Prefix of the element just entered; empty where it has none. */
    String prefix() {
        var name = xml.getLocalName();
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    /** Whether the element just entered is in such a namespace, or has this prefix and the prefix is undeclared. */
    boolean isIn(Pattern namespace, String undeclared) {
        var declared = namespaces.get(prefix());
        return declared == null
                ? prefix().equals(undeclared)
                : namespace.matcher(declared).matches();
    }

    /** The character that HTML has under this name, which XML without a document type has not; else as written. */
    private static String entity(String name) {
        return Parser.unescapeEntities("&" + name + ";", false);
    }

    int depth() {
        return depth;
    }

    long line() {
        return xml.getLocation().getLineNumber();
    }

    private DumpException documentType() {
        return new DumpException("Line " + line() + ": a document type declaration is not taken.");
    }

    private static DumpException fault(XMLStreamException fault) {
        var where =
                fault.getLocation() == null ? "" : "Line " + fault.getLocation().getLineNumber() + ": ";
        if (fault.getNestedException() instanceof DumpException ours) {
            return new DumpException(where + ours.getMessage(), fault);
        }
        return new DumpException(where + "this is not well-formed XML.", fault);
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
