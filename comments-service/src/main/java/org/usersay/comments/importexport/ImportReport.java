package org.usersay.comments.importexport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.usersay.comments.dumpformat.SkipReason;

/**
 * Numbers of an import.
 *
 * @param articles in the dump
 * @param added comments that are on the site because of it
 * @param known comments that were on the site before, or are in the dump twice
 * @param toTop comments among the added at the top of their thread because their parent does not exist
 * @param votes added
 * @param unmapped articles that the mapping lacks, or all of them where there is no mapping
 * @param unmappedArticles the first {@value #MAX_DETAILS} of them, with the ids that they get
 * @param skipped records not imported, by reason
 * @param details the first {@value #MAX_DETAILS} of the records that were skipped or changed
 */
record ImportReport(
        long articles,
        long added,
        long known,
        long toTop,
        long votes,
        long unmapped,
        List<UnmappedArticle> unmappedArticles,
        Map<SkipReason, Long> skipped,
        List<Detail> details) {

    static final ImportReport EMPTY = new ImportReport(0, 0, 0, 0, 0, 0, List.of(), Map.of(), List.of());

    private static final int MAX_DETAILS = 200;

    /** A remark on a record, by its line in the dump. */
    record Detail(long line, String what) {}

    /** Article whose address is in no mapping. */
    record UnmappedArticle(String address, String article) {}

    ImportReport {
        unmappedArticles = List.copyOf(unmappedArticles);
        skipped = Map.copyOf(skipped);
        details = List.copyOf(details);
    }

    /** A report that is being written. */
    static final class Draft {
        private final Map<SkipReason, Long> skipped = new TreeMap<>();
        private final List<Detail> details = new ArrayList<>();
        private final Map<String, UnmappedArticle> unmappedArticles = new LinkedHashMap<>();
        private long unmapped;
        private long articles;
        private long added;
        private long known;
        private long toTop;
        private long votes;

        void article() {
            articles++;
        }

        void unmapped(String address, String article) {
            unmapped++;
            if (unmappedArticles.size() < MAX_DETAILS) {
                unmappedArticles.putIfAbsent(address, new UnmappedArticle(address, article));
            }
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
            if (details.size() < MAX_DETAILS) {
                details.add(new Detail(line, what.length() > 200 ? what.substring(0, 200) : what));
            }
        }

        ImportReport finish() {
            return new ImportReport(
                    articles,
                    added,
                    known,
                    toTop,
                    votes,
                    unmapped,
                    List.copyOf(unmappedArticles.values()),
                    skipped,
                    details);
        }
    }
}
