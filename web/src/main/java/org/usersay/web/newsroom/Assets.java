package org.usersay.web.newsroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files published under {@code /assets/} with their content's hash in the name, so that a browser may keep them for ever. */
final class Assets {

    private final Path target;
    private final Map<String, String> paths = new TreeMap<>();

    Assets(Path target) {
        this.target = target;
    }

    void publishAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                publish(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    void publish(String name, byte[] content) throws IOException {
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "-" + hash(content) + name.substring(dot);
        Files.createDirectories(target.resolve("assets"));
        Files.write(target.resolve("assets").resolve(hashed), content);
        paths.put(name, "/assets/" + hashed);
    }

    /** The public path of a file published before. */
    String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("No asset " + name + " among " + paths.keySet());
        }
        return path;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
