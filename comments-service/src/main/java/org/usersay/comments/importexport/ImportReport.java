package org.usersay.comments.importexport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.usersay.comments.dumpformat.SkipReason;

/**
 * What an import has done so far.
 *
 * @param articles told of
 * @param added comments that are here because of it
 * @param known comments that were here already and stay as they are
 * @param toTop comments among the added whose parent is nowhere, now at the top of their thread
 * @param votes added
 * @param skipped records not taken, by reason
 * @param details the first of what was skipped or guessed, {@value #DETAILS} at most
 */
record ImportReport(
        long articles,
        long added,
        long known,
        long toTop,
        long votes,
        Map<SkipReason, Long> skipped,
        List<Detail> details) {

    static final ImportReport EMPTY = new ImportReport(0, 0, 0, 0, 0, Map.of(), List.of());

    private static final int DETAILS = 200;

    /** One record worth a word: its line in the dump and what about it. */
    record Detail(long line, String what) {}

    ImportReport {
        skipped = Map.copyOf(skipped);
        details = List.copyOf(details);
    }

    /** Votes without a comment are told of anew in every pass, since it may have come meanwhile. */
    ImportReport forNextPass() {
        var others = new TreeMap<>(skipped);
        others.remove(SkipReason.VOTE_WITHOUT_COMMENT);
        var words = details.stream()
                .filter(detail -> !detail.what().startsWith(SkipReason.VOTE_WITHOUT_COMMENT + ":"))
                .toList();
        return new ImportReport(articles, added, known, toTop, votes, others, words);
    }

    /** Counts while a batch is worked on. */
    static final class Draft {
        private long articles;
        private long added;
        private long known;
        private long toTop;
        private long votes;
        private final Map<SkipReason, Long> skipped;
        private final List<Detail> details;

        Draft(ImportReport from) {
            articles = from.articles;
            added = from.added;
            known = from.known;
            toTop = from.toTop;
            votes = from.votes;
            skipped = new TreeMap<>(from.skipped);
            details = new ArrayList<>(from.details);
        }

        void article() {
            articles++;
        }

        void added() {
            added++;
        }

        void known() {
            known++;
        }

        void toTop(long line) {
            toTop++;
            note(line, "the comment it answers is nowhere: put at the top");
        }

        void votes(long more) {
            votes += more;
        }

        void skipped(long line, SkipReason reason, String what) {
            skipped.merge(reason, 1L, Long::sum);
            note(line, reason + ": " + what);
        }

        void note(long line, String what) {
            if (details.size() < DETAILS) {
                details.add(new Detail(line, what.length() > 200 ? what.substring(0, 200) : what));
            }
        }

        ImportReport finish() {
            return new ImportReport(articles, added, known, toTop, votes, skipped, details);
        }
    }
}
