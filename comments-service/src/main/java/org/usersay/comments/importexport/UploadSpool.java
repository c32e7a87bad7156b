package org.usersay.comments.importexport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Uploaded dumps on disk, each named by its import, until the import is finished; mapping files for ninety days. */
@Component
class UploadSpool {

    private static final String SUFFIX = ".dump";
    private static final String PART_SUFFIX = ".part";
    private static final String MAPPING_SUFFIX = ".mapping";

    private static final Duration MAPPING_KEPT = Duration.ofDays(90);

    private final TransferSettings settings;

    UploadSpool(TransferSettings settings) {
        this.settings = settings;
    }

    /** Copies a dump to disk in constant memory; its size, or nothing where it is longer than allowed. */
    Optional<Long> store(String id, InputStream bytes) throws IOException {
        Files.createDirectories(settings.directory());
        var part = settings.directory().resolve(id + PART_SUFFIX);
        try {
            var size = copy(bytes, part);
            if (size.isPresent()) {
                Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            }
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Optional<Long> copy(InputStream bytes, Path to) throws IOException {
        var buffer = new byte[64 * 1024];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > settings.maxUpload().toBytes()) {
                    return Optional.empty();
                }
                out.write(buffer, 0, read);
            }
        }
        try (var channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Optional.of(size);
    }

    /** Copies a mapping file for the imports that refer to it; repeating it changes nothing. */
    void keepAsMapping(String id) {
        try {
            Files.copy(file(id), mapping(id), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasMapping(String id) {
        return Files.exists(mapping(id));
    }

    InputStream openMapping(String id) throws IOException {
        return Files.newInputStream(mapping(id));
    }

    private Path mapping(String id) {
        return settings.directory().resolve(id + MAPPING_SUFFIX);
    }

    InputStream open(String id) throws IOException {
        return Files.newInputStream(file(id));
    }

    void remove(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of the imports whose dumps are complete, oldest first. */
    List<String> ids() {
        if (!Files.isDirectory(settings.directory())) {
            return List.of();
        }
        try (var files = Files.list(settings.directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(UploadSpool::id)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes files last written before an instant: incomplete ones, and those of imports that do not exist. */
    void removeAbandoned(Predicate<String> exists, Instant before) {
        if (!Files.isDirectory(settings.directory())) {
            return;
        }
        try (var files = Files.list(settings.directory())) {
            for (Path file : files.toList()) {
                var name = file.getFileName().toString();
                boolean removable = name.endsWith(PART_SUFFIX) || (name.endsWith(SUFFIX) && !exists.test(id(name)));
                var written = Files.getLastModifiedTime(file).toInstant();
                boolean expired = name.endsWith(MAPPING_SUFFIX) && written.isBefore(before.minus(MAPPING_KEPT));
                if (expired || (removable && written.isBefore(before))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Another instance has removed it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private Path file(String id) {
        return settings.directory().resolve(id + SUFFIX);
    }
}
