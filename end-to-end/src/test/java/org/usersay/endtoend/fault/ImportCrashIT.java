package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** An import that is killed by {@code kill -9} is resumed by the restarted service. */
@ExtendWith(RunningSystem.class)
class ImportCrashIT {

    private static final String IMPORTS = "/api/v1/admin/sites/" + Usersay.SITE + "/imports";
    private static final int COMMENTS = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random();
    private final Usersay usersay;
    private final Article article = Article.fresh();
    private final Visitor administrator;

    ImportCrashIT(Usersay usersay) {
        this.usersay = usersay;
        this.administrator = usersay.administrator();
    }

    @AfterEach
    void restartEverything() {
        usersay.startWhatIsMissing();
    }

    @Test
    void importsExactlyTheContentOfTheDump() {
        GeneratedDump dump = new GeneratedDump(article, COMMENTS, random.nextLong());
        String job = IMPORTS + "/"
                + administrator
                        .send("POST", IMPORTS + "?format=usersay", BodyPublishers.ofString(dump.text()))
                        .expect(202)
                        .text("/id");
        for (int third : List.of(0, 1)) {
            killAfter(job, COMMENTS / 3 * third + random.nextInt(COMMENTS / 6));
        }

        await("the import to be done")
                .atMost(PATIENCE)
                .until(() -> read(job).text("/state").equals("DONE"));
        Answer done = read(job);
        assertThat(done.at("/report/added").asInt()).isEqualTo(COMMENTS);
        assertThat(done.at("/report/articles").asInt()).isEqualTo(1);
        assertThat(done.at("/report/known").asInt()).isZero();
        assertThat(done.at("/report/toTop").asInt()).isZero();
        assertThat(done.at("/report/skipped").isEmpty()).as(done.toString()).isTrue();
        dump.assertSameIn(export());
        await("the count to be exact")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(usersay.program()
                                .get("/api/v1/sites/" + Usersay.SITE + "/comment-counts?article=" + article.id())
                                .at("/counts/" + article.id())
                                .asInt())
                        .isEqualTo(COMMENTS));
    }

    /** Kills at a random moment, while there is still something to do. */
    private void killAfter(String job, int records) {
        await("the import to be on its way")
                .pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(
                        () -> administrator.get(job),
                        answer ->
                                answer.status() == 200 && answer.at("/records").asInt() >= records);
        usersay.kill(Part.COMMENTS);
        usersay.start(Part.COMMENTS);
        assertThat(read(job).at("/records").asInt()).isLessThan(COMMENTS);
    }

    private Answer read(String job) {
        return administrator.get(job).expect(200);
    }

    private String export() {
        return administrator
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/exports")
                .expect(200)
                .body();
    }
}
