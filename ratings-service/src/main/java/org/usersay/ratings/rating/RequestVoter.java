package org.usersay.ratings.rating;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.ratings.device.Devices;
import org.usersay.ratings.device.NetworkHasher;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.ArticleKey;

/**
 * Who asks to vote in one request: a signed-in reader, or else a device where the site lets devices vote. A reader who
 * comes with a device takes its votes over.
 */
record RequestVoter(
        Optional<Reader> reader,
        @Nullable String device,
        @Nullable String address,
        Devices devices,
        NetworkHasher networks) {

    /** Whose stars are asked for; nobody on a device that never voted. 401 where only readers vote. */
    Optional<Voter> voter(ArticleKey article) {
        if (reader.isPresent()) {
            // As for voting: nobody brings votes to a site where he could not vote himself.
            if (reader.get().verified() && mayVoteOn(article, reader.get())) {
                devices.mergeInto(reader.get().id(), device);
            }
            return reader.map(known -> Voter.reader(known.id()));
        }
        var voter = devices.voter(article.site(), device);
        if (voter.isEmpty() && !devices.mayVote(article.site())) {
            throw IdentityProblem.NOT_AUTHENTICATED.refusal("This needs a signed-in reader.");
        }
        return voter;
    }

    /** Who would vote; nothing is noted yet. Refuses with 401 or 403. */
    Voter candidate(ArticleKey article) {
        if (reader.isEmpty()) {
            return devices.candidate(article.site(), device);
        }
        var known = reader.get().requireVerified();
        if (!mayVoteOn(article, known)) {
            throw RatingProblem.OTHER_SITE.refusal("You are registered with another site.");
        }
        return Voter.reader(known.id());
    }

    /** May this vote be cast? Refuses with 401, 403 or 429. */
    Devices.Admitted admit(ArticleKey article) {
        if (reader.isEmpty()) {
            return devices.admit(article, device, address);
        }
        var voter = candidate(article);
        devices.mergeInto(voter.key(), device);
        return new Devices.Admitted(article, voter, new VoteSource(networks.hide(address), Optional.empty(), Set.of()));
    }

    private static boolean mayVoteOn(ArticleKey article, Reader reader) {
        return reader.administrator() || reader.site().equals(article.site());
    }

    /** A vote was cast. */
    void voted(ArticleKey article) {
        if (reader.isEmpty()) {
            devices.voted(article, devices.candidate(article.site(), device));
        }
    }
}
