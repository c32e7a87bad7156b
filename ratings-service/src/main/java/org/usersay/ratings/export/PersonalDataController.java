package org.usersay.ratings.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.internalapi.ServiceSignature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /internal/readers/{id}/ratings}, an array of all his stars that is written while it is read; for the
 * subscription service, which hands a reader all that is held about him. The gateway routes nothing here.
 */
@RestController
class PersonalDataController {

    private final VoteReader votes;
    private final ServiceSignature signatures;
    private final JsonMapper json;

    PersonalDataController(VoteReader votes, ServiceSignature signatures, JsonMapper json) {
        this.votes = votes;
        this.signatures = signatures;
        this.json = json;
    }

    /** The stars he gave and did not take back. */
    record OwnRating(
            String site,
            String article,
            int stars,
            @Nullable Instant castAt) {

        static OwnRating of(Vote vote) {
            return new OwnRating(
                    vote.article().site(),
                    vote.article().article(),
                    vote.stars(),
                    vote.castAt().orElse(null));
        }
    }

    /** Closed at the end only and not after a fault: an array that was cut short must not look whole. */
    @GetMapping("/internal/readers/{reader}/ratings")
    void ratings(@PathVariable String reader, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        signatures.requireGet(request);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        var array = json.writer().writeValuesAsArray(response.getOutputStream());
        votes.forEach(Voter.reader(reader), vote -> {
            if (!vote.withdrawn()) {
                array.write(OwnRating.of(vote));
            }
        });
        array.close();
    }
}
