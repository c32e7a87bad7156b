package org.usersay.subscription.privacy;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.internalapi.SignedClients;
import org.usersay.starter.internalapi.SignedHttpClient;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/** What the other services hold about a reader: kind by kind an array, passed on as it comes. */
@Component
class RemotePersonalData {

    private static final Logger log = LoggerFactory.getLogger(RemotePersonalData.class);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final SignedHttpClient comments;
    private final SignedHttpClient ratings;

    RemotePersonalData(ContributionSettings settings, SignedClients clients) {
        this.comments = clients.of("comments-service", settings.comments(), settings.timeout());
        this.ratings = clients.of("ratings-service", settings.ratings(), settings.timeout());
    }

    /** All of it, or 503: an archive without some of it would look like one of a reader who did less. */
    void export(String reader, ExportArchive exportArchive) {
        var path = "/internal/readers/" + reader;
        add(exportArchive, "comments", comments, path + "/comments");
        add(exportArchive, "commentVotes", comments, path + "/comment-votes");
        add(exportArchive, "commentReports", comments, path + "/comment-reports");
        add(exportArchive, "ratings", ratings, path + "/ratings");
    }

    private static void add(ExportArchive exportArchive, String name, SignedHttpClient service, String path) {
        try {
            var answer = service.open(path);
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(path + " answers " + answer.statusCode());
                }
                exportArchive.copy(name, body);
            }
        } catch (IOException e) {
            log.warn("A reader's {} cannot be read: {}", name, e.toString());
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return CommonProblem.UNAVAILABLE
                .refusal(
                        "What you wrote and rated cannot be gathered now, and without it this would not be all. Try again later.")
                .retryAfter(LATER);
    }
}
