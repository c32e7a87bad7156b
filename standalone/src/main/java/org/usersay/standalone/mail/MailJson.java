package org.usersay.standalone.mail;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code {items:[{id,to,from,subject,text,html,headers}]}} */
final class MailJson {

    private static final JsonFactory JSON = new JsonFactory();

    private MailJson() {}

    static byte[] of(List<CaughtMail> mails) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("items");
            mails.forEach(mail -> write(mail, out));
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(CaughtMail mail, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", mail.id());
        out.writeStringProperty("to", mail.to());
        out.writeStringProperty("from", mail.from());
        out.writeStringProperty("subject", mail.subject());
        out.writeStringProperty("text", mail.text());
        out.writeStringProperty("html", mail.html());
        out.writeObjectPropertyStart("headers");
        mail.headers().forEach(out::writeStringProperty);
        out.writeEndObject();
        out.writeEndObject();
    }
}
