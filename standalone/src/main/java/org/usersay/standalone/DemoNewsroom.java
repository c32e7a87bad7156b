package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Stand-in for a publisher's editorial system: announces the demo newsroom's articles with their titles and categories,
 * so that lists of the best rated ones can show them. What was announced once is not announced again, since that would
 * open an article that a moderator has closed meanwhile.
 */
public final class DemoNewsroom {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ARTICLES = "/announcements.json";
    private static final String SITE = "vir";

    private final URI gateway;
    private final String publicUrl;
    private final Administrator administrator;
    private final HttpClient client;

    public DemoNewsroom(URI gateway, String publicUrl, Administrator administrator) {
        this.gateway = gateway;
        this.publicUrl = publicUrl;
        this.administrator = administrator;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * Announces every article, unless {@code announced} lists the same.
     *
     * @param announced a file that keeps what has been announced
     * @throws IOException where a request was refused or not answered; the next start tries again
     */
    public void announce(Path announced) throws IOException, InterruptedException {
        String list = send(request(ARTICLES).GET(), 200);
        String print = print(publicUrl + list);
        if (Files.exists(announced) && Files.readString(announced, UTF_8).equals(print)) {
            return;
        }
        String token = token();
        for (Map<String, String> article : objects(list)) {
            announce(article, token);
        }
        Files.writeString(announced, print, UTF_8);
    }

    private void announce(Map<String, String> article, String token) throws IOException, InterruptedException {
        Map<String, String> announcement = new LinkedHashMap<>(article);
        String id = announcement.remove("article");
        announcement.put("url", publicUrl + announcement.remove("path"));
        send(
                request("/api/v1/admin/sites/" + SITE + "/articles/" + id)
                        .header("Authorization", "Bearer " + token)
                        .PUT(BodyPublishers.ofByteArray(json(announcement))),
                200);
    }

    private String token() throws IOException, InterruptedException {
        byte[] credentials = json(Map.of("email", administrator.email(), "password", administrator.password()));
        String answer = send(request("/api/v1/tokens").POST(BodyPublishers.ofByteArray(credentials)), 200);
        String token = objects("[" + answer + "]").getFirst().get("accessToken");
        if (token == null) {
            throw new IOException("no token for the administrator");
        }
        return token;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder building, int expected) throws IOException, InterruptedException {
        HttpRequest request = building.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(request.uri().getPath() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** The text values of each object in a list. */
    private static List<Map<String, String>> objects(String list) throws IOException {
        List<Map<String, String>> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), list)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    found.add(new LinkedHashMap<>());
                } else if (token == JsonToken.VALUE_STRING) {
                    found.getLast().put(parser.currentName(), parser.getString());
                }
            }
        } catch (JacksonIOException unreadable) {
            throw unreadable.getCause();
        }
        return found;
    }

    private static byte[] json(Map<String, String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            values.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static String print(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
