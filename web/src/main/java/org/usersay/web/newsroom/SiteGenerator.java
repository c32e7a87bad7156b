package org.usersay.web.newsroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Build step: {@code Generate <newsroom sources> <script bundles> <static files>}. */
final class SiteGenerator {

    private SiteGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path bundles = Path.of(arguments[1]);
        Path target = Path.of(arguments[2]);

        // Names hold hashes: what an earlier build left behind would be published for ever.
        clear(target);
        Assets assets = new Assets(target);
        assets.publishAll(sources.resolve("style"));
        assets.publishAll(sources.resolve("pictures"));
        assets.publish("console.js", Files.readAllBytes(bundles.resolve("console/console.js")));
        // The one script a publisher names in a page keeps its name; it is cached shortly instead.
        copy(bundles.resolve("usersay"), "usersay.js", target);
        copy(bundles.resolve("usersay"), "usersay.js.map", target);
        copy(bundles.resolve("console"), "console.js.map", target.resolve("assets"));

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
