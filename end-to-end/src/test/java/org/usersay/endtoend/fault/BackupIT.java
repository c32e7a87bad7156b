package org.usersay.endtoend.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/** Drill: data is saved by {@code deploy/backup} and restored into an empty directory, without Redis. */
class BackupIT {

    private static final String ADMIN = "/api/v1/admin/sites/" + Usersay.SITE;

    @TempDir
    Path directory;

    @Test
    void aRestoredSystemEqualsTheSavedOne() throws IOException, InterruptedException {
        Path data = directory.resolve("data");
        Path restored = directory.resolve("restored");
        String file = directory.resolve("saved.tar.gz").toString();
        Article article = Article.fresh();
        List<String> saved;
        Account linh;
        try (Usersay usersay = Usersay.start(data)) {
            linh = usersay.readers().signedIn("Linh");
            for (int i = 0; i < 20; i++) {
                linh.browser()
                        .post(article.comments(), Map.of("text", "Comment " + i + " that is saved."))
                        .expect(201);
            }
            linh.browser().put(article.myRating(), Map.of("stars", 4)).expect(200);
            saved = exported(usersay, article);

            assertThat(backup(1, "save", file, "--data", data.toString())).contains("Usersay is running");
        }

        backup(0, "save", file, "--data", data.toString());
        backup(0, "restore", file, "--data", restored.toString());

        assertThat(restored.resolve("redis")).doesNotExist();
        assertThat(backup(1, "restore", file, "--data", restored.toString())).contains("is there already");
        try (Usersay again = Usersay.start(restored)) {
            assertThat(exported(again, article)).hasSizeGreaterThan(20).isEqualTo(saved);
            linh.at(again)
                    .browser()
                    .post(article.comments(), Map.of("text", "After."))
                    .expect(201);
        }
    }

    /** Comments and votes as the exports hold them, what readers see of them. */
    private static List<String> exported(Usersay usersay, Article article) {
        List<String> lines = new ArrayList<>();
        for (String path : List.of(ADMIN + "/exports", ADMIN + "/ratings/votes.ndjson")) {
            Stream.of(usersay.administrator().get(path).expect(200).body().split("\n", -1))
                    // The first line says when it was exported.
                    .filter(line -> !line.contains("\"exportedAt\""))
                    .sorted()
                    .forEach(lines::add);
        }
        for (String path : List.of(article.comments(), article.rating())) {
            lines.add(usersay.program().get(path).expect(200).body());
        }
        return lines;
    }

    private static String backup(int status, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("../deploy/backup"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }
}
