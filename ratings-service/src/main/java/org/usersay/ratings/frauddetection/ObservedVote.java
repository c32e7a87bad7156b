package org.usersay.ratings.frauddetection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.usersay.ratings.vote.VoteCast;

/** Vote with the attributes that the detection rules use. */
record ObservedVote(
        String article, String voter, int stars, Optional<String> network, Optional<Instant> deviceSince, Instant at) {

    static ObservedVote of(VoteCast cast) {
        return new ObservedVote(
                cast.article().article(),
                cast.voter().key(),
                cast.stars(),
                cast.origin().network(),
                cast.origin().deviceSince(),
                cast.at());
    }

    Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        fields.put("article", article);
        fields.put("voter", voter);
        fields.put("stars", Integer.toString(stars));
        fields.put("at", at.toString());
        network.ifPresent(hidden -> fields.put("network", hidden));
        deviceSince.ifPresent(since -> fields.put("since", since.toString()));
        return fields;
    }

    static ObservedVote of(Map<String, String> fields) {
        return new ObservedVote(
                fields.getOrDefault("article", ""),
                fields.getOrDefault("voter", ""),
                Integer.parseInt(fields.getOrDefault("stars", "0")),
                Optional.ofNullable(fields.get("network")),
                Optional.ofNullable(fields.get("since")).map(Instant::parse),
                Instant.parse(fields.getOrDefault("at", Instant.EPOCH.toString())));
    }

    boolean extreme() {
        return stars == 1 || stars == 5;
    }

    /** Age of the device when it voted. */
    Optional<Duration> deviceAge() {
        return deviceSince.map(since -> Duration.between(since, at));
    }
}
