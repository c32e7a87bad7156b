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

/** Personal data held by the other services: arrays, streamed into the export. */
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

    /** Adds all of it, or throws 503: a partial export must not look complete. */
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
                    throw new IOException(path + " answered " + answer.statusCode());
                }
                exportArchive.copy(name, body);
            }
        } catch (IOException e) {
            log.warn("A reader's {} could not be read: {}", name, e.toString());
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return CommonProblem.UNAVAILABLE
                .refusal("Comments and ratings cannot be read at the moment. Try again later.")
                .retryAfter(LATER);
    }
}
