package org.usersay.web.newsroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Build step: {@code SiteGenerator <newsroom sources> <script bundles> <scripts, published> <newsroom, published>}. */
final class SiteGenerator {

    private SiteGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path bundles = Path.of(arguments[1]);
        Path scripts = Path.of(arguments[2]);
        Path target = Path.of(arguments[3]);

        // Names hold hashes: what an earlier build left behind would be published for ever.
        clear(scripts);
        clear(target);
        // Scripts that pages name keep their names; they are cached shortly instead.
        for (String script : List.of("usersay", "moderation", "account", "console")) {
            copy(bundles.resolve(script), script + ".js", scripts);
            copy(bundles.resolve(script), script + ".js.map", scripts);
        }
        CompressedForms.writeAll(scripts);
        Assets assets = new Assets(target);
        assets.publishAll(sources.resolve("style"));
        assets.publishAll(sources.resolve("pictures"));

        Newsroom newsroom = Newsroom.read(sources.resolve("articles"));
        new Pages(newsroom, assets, new Templates(sources.resolve("templates")), target).writeAll();
        Files.writeString(target.resolve("announcements.json"), new Announcements(newsroom.articles()).json());
        CompressedForms.writeAll(target);
    }

    private static void copy(Path folder, String name, Path target) throws IOException {
        Files.copy(folder.resolve(name), target.resolve(name));
    }

    private static void clear(Path target) throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> files = Files.walk(target)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(target);
    }
}
