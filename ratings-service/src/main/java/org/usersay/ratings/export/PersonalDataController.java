package org.usersay.ratings.export;

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
import org.usersay.starter.access.InternalOnly;
import tools.jackson.databind.json.JsonMapper;

/** A reader's own ratings, for the archive of the subscription service. */
@RestController
@InternalOnly
class PersonalDataController {

    private final VoteReader votes;
    private final JsonMapper json;

    PersonalDataController(VoteReader votes, JsonMapper json) {
        this.votes = votes;
        this.json = json;
    }

    /** A vote that was not withdrawn. */
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

    /** Written while it is read. Closed at the end only, so that an array cut short by an error is not valid JSON. */
    @GetMapping("/internal/readers/{reader}/ratings")
    void ratings(@PathVariable String reader, HttpServletResponse response) throws IOException {
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
