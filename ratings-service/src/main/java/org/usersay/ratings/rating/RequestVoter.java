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
 * Voter of one request: a signed-in reader, or else a device where the site lets devices vote. A reader's request that carries a
 * device takes its votes over.
 */
record RequestVoter(
        Optional<Reader> reader,
        @Nullable String device,
        @Nullable String address,
        Devices devices,
        NetworkHasher networks) {

    /** The voter, to read own stars; empty without a device. 401 where only readers vote. */
    Optional<Voter> voter(ArticleKey article) {
        if (reader.isPresent()) {
            if (reader.get().verified() && mayVoteOn(article, reader.get())) {
                devices.mergeInto(reader.get().id(), device);
            }
            return reader.map(known -> Voter.reader(known.id()));
        }
        var voter = devices.voter(article.site(), device);
        if (voter.isEmpty() && !devices.mayVote(article.site())) {
            throw IdentityProblem.NOT_AUTHENTICATED.refusal("Sign in to rate.");
        }
        return voter;
    }

    /** The voter, before anything is recorded. Refuses with 401 or 403. */
    Voter candidate(ArticleKey article) {
        if (reader.isEmpty()) {
            return devices.candidate(article.site(), device);
        }
        var known = reader.get().requireVerified();
        if (!mayVoteOn(article, known)) {
            throw RatingProblem.OTHER_SITE.refusal("Sign in with an account of this site.");
        }
        return Voter.reader(known.id());
    }

    /** Admits the vote, and records a new device. Refuses with 401, 403 or 429. */
    Devices.Admitted admit(ArticleKey article) {
        if (reader.isEmpty()) {
            return devices.admit(article, device, address);
        }
        var voter = candidate(article);
        devices.mergeInto(voter.key(), device);
        return new Devices.Admitted(article, voter, new VoteSource(networks.hash(address), Optional.empty(), Set.of()));
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
