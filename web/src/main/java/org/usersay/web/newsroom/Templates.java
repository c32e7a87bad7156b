package org.usersay.web.newsroom;

import com.samskivert.mustache.Mustache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Mustache templates of one folder; every value is escaped unless the template says {@code {{{…}}}}. */
final class Templates {

    private final Path folder;
    private final Mustache.Compiler compiler;

    Templates(Path folder) {
        this.folder = folder;
        this.compiler = Mustache.compiler()
                .withLoader(name -> Files.newBufferedReader(folder.resolve(name + ".mustache")))
                .strictSections(true);
    }

    String render(String name, Map<String, ?> values) throws java.io.IOException {
        return compiler.compile(Files.readString(folder.resolve(name + ".mustache")))
                .execute(values);
    }
}
