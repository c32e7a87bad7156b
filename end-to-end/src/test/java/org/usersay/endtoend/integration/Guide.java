package org.usersay.endtoend.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/**
 * The code of {@code docs/integrate.md} as written, but for the values that it calls examples.
 *
 * @param text the guide
 */
record Guide(String text) {

    /** Tests run in their module's directory. */
    static final Path INTEGRATIONS =
            Path.of("..", "integrations").toAbsolutePath().normalize();

    private static final Path FILE = Path.of("..", "docs", "integrate.md");

    /**
     * The guide for an article of the running system.
     *
     * @param cms address of the CMS's account, whose password is that of all readers
     */
    static Guide of(Usersay usersay, Article article, String cms) {
        try {
            return new Guide(Files.readString(FILE)
                    .replace("https://engage.example.org", usersay.gateway().toString())
                    .replace(
                            "https://www.example.org",
                            usersay.publisher().origin().toString())
                    .replaceAll("\\bharbin\\b", article.id())
                    .replace("cms@example.org", cms)
                    .replace("password of the CMS", Readers.PASSWORD)
                    .replace("admin@example.org", usersay.administratorEmail())
                    .replace("password of the administrator", usersay.administratorPassword()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new account for the CMS, whose name is like that of no other with a role. */
    static Account cms(Usersay usersay) {
        return usersay.readers().signedIn(UUID.randomUUID().toString());
    }

    /** All blocks of a language, in the guide's order. */
    List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** The only block of a language. */
    String block(String language) {
        List<String> blocks = blocks(language);
        if (blocks.size() != 1) {
            throw new AssertionError(blocks.size() + " blocks of " + language);
        }
        return blocks.getFirst();
    }
}
