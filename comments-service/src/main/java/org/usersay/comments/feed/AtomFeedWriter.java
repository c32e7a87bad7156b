package org.usersay.comments.feed;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.usersay.starter.time.Timestamp;

/** Writes an Atom feed (RFC 4287). Every text goes through the XML writer, and none has characters XML forbids. */
final class AtomFeedWriter {

    private AtomFeedWriter() {}

    /**
     * A feed.
     *
     * @param id stays the same for ever
     * @param self where it is served
     */
    record Feed(String id, String title, String home, String self, Instant updated, List<Entry> entries) {
        Feed {
            entries = List.copyOf(entries);
        }
    }

    /** One comment; {@code html} is sanitised. */
    record Entry(
            String id, String title, String author, String link, Instant published, Instant updated, String html) {}

    static byte[] write(Feed feed) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            text(xml, "id", feed.id());
            text(xml, "title", feed.title());
            text(xml, "updated", Timestamp.of(feed.updated()));
            link(xml, "self", feed.self());
            link(xml, "alternate", feed.home());
            for (Entry entry : feed.entries()) {
                write(xml, entry);
            }
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        text(xml, "id", "urn:uuid:" + entry.id());
        text(xml, "title", entry.title());
        text(xml, "published", Timestamp.of(entry.published()));
        text(xml, "updated", Timestamp.of(entry.updated()));
        xml.writeStartElement("author");
        text(xml, "name", entry.author());
        xml.writeEndElement();
        link(xml, "alternate", entry.link());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(clean(entry.html()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", URI.create(href).toASCIIString());
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
