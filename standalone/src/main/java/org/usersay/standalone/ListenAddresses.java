package org.usersay.standalone;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Map;
import org.usersay.standalone.service.Service;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where everything listens, and the passwords of the stores there.
 *
 * @param passwords not part of the text form
 */
public record ListenAddresses(
        Map<Service, Integer> ports,
        Map<Service, Integer> managementPorts,
        int mongodbPort,
        int redisPort,
        int smtpPort,
        int mailPort,
        int demoPort,
        StorePasswords passwords) {

    public ListenAddresses {
        ports = Map.copyOf(ports);
        managementPorts = Map.copyOf(managementPorts);
    }

    /** The address for readers. */
    public URI gateway() {
        return URI.create("http://localhost:" + port(Service.GATEWAY));
    }

    public URI service(Service service) {
        return URI.create("http://localhost:" + port(service));
    }

    public URI management(Service service) {
        return URI.create("http://localhost:" + managementPort(service));
    }

    public int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    public int managementPort(Service service) {
        return managementPorts.getOrDefault(service, 0);
    }

    /** The mail catcher's page and JSON. */
    public URI mail() {
        return URI.create("http://localhost:" + mailPort);
    }

    /** The second demo site. */
    public URI demo() {
        return URI.create("http://localhost:" + demoPort);
    }

    public String mongodb(String database) {
        return "mongodb://usersay:" + passwords.documents() + "@127.0.0.1:" + mongodbPort + "/" + database
                + "?authSource=admin&authMechanism=SCRAM-SHA-256";
    }

    public String redis() {
        return "redis://:" + passwords.redis() + "@127.0.0.1:" + redisPort + "/0";
    }

    byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("gateway", gateway().toString());
            out.writeStringProperty("mail", mail().toString());
            out.writeStringProperty("smtp", "127.0.0.1:" + smtpPort);
            out.writeStringProperty("mongodb", mongodb(""));
            out.writeStringProperty("redis", redis());
            out.writeObjectPropertyStart("services");
            for (Service service : Service.values()) {
                out.writeObjectPropertyStart(service.program());
                out.writeStringProperty("uri", service(service).toString());
                out.writeStringProperty("management", management(service).toString());
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
