package org.usersay.ratings.frauddetection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.usersay.ratings.frauddetection.Detection.Kind;

/** Looks at the last minutes' votes of a site for one kind of arrangement. Its evidence counts voters, not how often they vote. */
interface DetectionRule {

    List<Detection> look(List<ObservedVote> casts);

    /** All rules, in the order their findings are shown. */
    List<DetectionRule> ALL = List.of(new Burst(), new Flood(), new FreshDevices(), new Ring());

    /** Everybody's last vote on every article: who changes his mind forty times is one voter. */
    private static List<ObservedVote> last(List<ObservedVote> casts) {
        var last = new LinkedHashMap<VoteRef, ObservedVote>();
        casts.forEach(cast -> last.merge(
                new VoteRef(cast.article(), cast.voter()),
                cast,
                (one, other) -> other.at().isBefore(one.at()) ? one : other));
        return List.copyOf(last.values());
    }

    private static Map<String, List<ObservedVote>> byArticle(List<ObservedVote> casts) {
        return last(casts).stream()
                .collect(Collectors.groupingBy(ObservedVote::article, LinkedHashMap::new, Collectors.toList()));
    }

    private static String words(Set<String> networks) {
        return networks.size() == 1 ? "one network" : networks.size() + " networks";
    }

    /** Far more votes on an article within a minute than in the minutes before. */
    record Burst() implements DetectionRule {
        private static final int LEAST = 30;
        private static final int TIMES = 8;
        private static final Duration MINUTE = Duration.ofMinutes(1);

        @Override
        public List<Detection> look(List<ObservedVote> casts) {
            var findings = new ArrayList<Detection>();
            byArticle(casts).forEach((article, theirs) -> {
                var last = theirs.stream()
                        .map(ObservedVote::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
                var minute = theirs.stream()
                        .filter(cast -> cast.at().isAfter(last.minus(MINUTE)))
                        .toList();
                var earlier = theirs.size() - minute.size();
                double usual = earlier / 9.0;
                if (minute.size() >= Math.max(LEAST, TIMES * usual)) {
                    findings.add(Detection.of(
                            Kind.BURST,
                            article,
                            "%d votes within a minute, against %.1f a minute before".formatted(minute.size(), usual),
                            Map.of("votes", minute.size(), "usualPerMinute", usual),
                            minute));
                }
            });
            return findings;
        }
    }

    /** Nearly all the same extreme stars, most of them from a few networks. */
    record Flood() implements DetectionRule {
        private static final int LEAST = 15;
        private static final int NETWORKS = 3;

        @Override
        public List<Detection> look(List<ObservedVote> casts) {
            var findings = new ArrayList<Detection>();
            byArticle(casts).forEach((article, theirs) -> {
                for (int stars : new int[] {1, 5}) {
                    look(article, theirs, stars, findings);
                }
            });
            return findings;
        }

        private static void look(String article, List<ObservedVote> casts, int stars, List<Detection> findings) {
            var same = casts.stream().filter(cast -> cast.stars() == stars).toList();
            if (same.size() < LEAST || same.size() < 0.8 * casts.size()) {
                return;
            }
            var networks = new TreeMap<String, Integer>();
            same.forEach(cast -> cast.network().ifPresent(network -> networks.merge(network, 1, Integer::sum)));
            var largest = networks.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(NETWORKS)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            var theirs = same.stream()
                    .filter(cast -> cast.network().filter(largest::contains).isPresent())
                    .toList();
            if (theirs.size() >= LEAST && theirs.size() >= 0.6 * same.size()) {
                findings.add(Detection.of(
                        Kind.FLOOD,
                        article,
                        "%d of %d votes give %d, %d of them from %s"
                                .formatted(same.size(), casts.size(), stars, theirs.size(), words(largest)),
                        Map.of(
                                "votes",
                                casts.size(),
                                "same",
                                same.size(),
                                "fromFewNetworks",
                                theirs.size(),
                                "networks",
                                networks),
                        theirs));
            }
        }
    }

    /**
     * Devices of one network that vote within seconds of coming to be. A browser becomes a device with its first stars, so
     * one alone means nothing; a farm makes many in one place. That a device has voted again since makes it no older.
     */
    record FreshDevices() implements DetectionRule {
        private static final int LEAST = 5;
        private static final Duration SECONDS = Duration.ofSeconds(30);

        @Override
        public List<Detection> look(List<ObservedVote> casts) {
            var votes = byArticle(casts);
            var fresh = byArticle(casts.stream()
                    .filter(cast -> cast.deviceAge()
                            .filter(age -> age.compareTo(SECONDS) < 0)
                            .isPresent())
                    .toList());
            var findings = new ArrayList<Detection>();
            fresh.forEach((article, theirs) -> {
                var networks = new TreeMap<String, List<ObservedVote>>();
                theirs.forEach(
                        cast -> networks.computeIfAbsent(cast.network().orElse("unknown"), network -> new ArrayList<>())
                                .add(cast));
                networks.values().removeIf(group -> group.size() < LEAST);
                if (!networks.isEmpty()) {
                    findings.add(finding(article, networks, votes.getOrDefault(article, List.of())));
                }
            });
            return findings;
        }

        private static Detection finding(
                String article, Map<String, List<ObservedVote>> networks, List<ObservedVote> votes) {
            var farms = networks.values().stream().flatMap(List::stream).toList();
            var devices = new TreeMap<String, Integer>();
            networks.forEach((network, group) -> devices.put(network, group.size()));
            return Detection.of(
                    Kind.FRESH_DEVICES,
                    article,
                    "%d devices of %s voted within %d seconds of coming to be"
                            .formatted(farms.size(), words(networks.keySet()), SECONDS.toSeconds()),
                    Map.of("devices", farms.size(), "votes", votes.size(), "networks", devices),
                    farms);
        }
    }

    /** Several voters who gave the same extreme stars to the same several articles. */
    record Ring() implements DetectionRule {
        private static final int ARTICLES = 4;
        private static final int VOTERS = 3;
        private static final int COMPARED = 500;

        @Override
        public List<Detection> look(List<ObservedVote> all) {
            var casts = last(all);
            var given = new LinkedHashMap<String, Set<String>>();
            casts.stream()
                    .filter(ObservedVote::extreme)
                    .forEach(cast -> given.computeIfAbsent(cast.voter(), voter -> new TreeSet<>())
                            .add(cast.stars() + " " + cast.article()));
            var voters = given.entrySet().stream()
                    .filter(entry -> entry.getValue().size() >= ARTICLES)
                    .limit(COMPARED)
                    .toList();
            var findings = new ArrayList<Detection>();
            var taken = new HashSet<String>();
            for (var first : voters) {
                if (!taken.contains(first.getKey())) {
                    look(first, voters, casts, taken, findings);
                }
            }
            return findings;
        }

        private static void look(
                Map.Entry<String, Set<String>> first,
                List<Map.Entry<String, Set<String>>> voters,
                List<ObservedVote> casts,
                Set<String> taken,
                List<Detection> findings) {
            var ring = new TreeSet<String>();
            var shared = new TreeSet<>(first.getValue());
            for (var other : voters) {
                var common = new TreeSet<>(shared);
                common.retainAll(other.getValue());
                if (common.size() >= ARTICLES) {
                    ring.add(other.getKey());
                    shared = common;
                }
            }
            if (ring.size() < VOTERS) {
                return;
            }
            taken.addAll(ring);
            var alike = Set.copyOf(shared);
            var theirs = casts.stream()
                    .filter(cast -> ring.contains(cast.voter()) && alike.contains(cast.stars() + " " + cast.article()))
                    .toList();
            findings.add(Detection.of(
                    Kind.RING,
                    ring.first(),
                    "%d voters gave the same stars to the same %d articles".formatted(ring.size(), alike.size()),
                    Map.of("voters", List.copyOf(ring), "alike", List.copyOf(shared)),
                    theirs));
        }
    }
}
