package org.usersay.ratings.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.TallyBuilder;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.starter.csv.CsvLine;
import tools.jackson.databind.json.JsonMapper;

/** Votes and daily tallies of a site as lines, written while they are read. */
@Component
class VoteExporter {

    private final VoteReader votes;
    private final JsonMapper json;

    VoteExporter(VoteReader votes, JsonMapper json) {
        this.votes = votes;
        this.json = json;
    }

    /** CSV with a header line, or one JSON object a line. */
    enum Form {
        CSV("text/csv;charset=UTF-8"),
        NDJSON("application/x-ndjson");

        final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /** A vote. The names of the components are the columns. */
    record VoteLine(
            String article,
            String voter,
            int stars,
            @Nullable Instant castAt,
            boolean counted,
            Set<String> keptOut) {
        static VoteLine of(Vote vote) {
            return new VoteLine(
                    vote.article().article(),
                    vote.voter().key(),
                    vote.stars(),
                    vote.castAt().orElse(null),
                    vote.counted().isPresent(),
                    vote.exclusions());
        }

        List<@Nullable Object> cells() {
            return Arrays.asList(article, voter, stars, castAt, counted, String.join(" ", keptOut));
        }
    }

    /** The votes of one article that were last cast on one day. */
    record DayLine(String article, LocalDate day, List<Long> histogram, long count, double average) {
        static DayLine of(String article, int day, Histogram histogram) {
            return new DayLine(
                    article,
                    LocalDate.of(day / 10_000, day / 100 % 100, day % 100),
                    histogram.counts(),
                    histogram.count(),
                    histogram.roundedAverage());
        }

        List<@Nullable Object> cells() {
            var cells = new ArrayList<@Nullable Object>(List.of(article, day));
            cells.addAll(histogram);
            cells.addAll(List.of(count, average));
            return cells;
        }
    }

    void votes(String site, Form form, OutputStream out) {
        header(form, out, List.of("article", "voter", "stars", "castAt", "counted", "keptOut"));
        votes.forEach(site, vote -> {
            if (!vote.withdrawn()) {
                var line = VoteLine.of(vote);
                write(form, out, line, line.cells());
            }
        });
    }

    void days(String site, Form form, OutputStream out) {
        header(form, out, List.of("article", "day", "1", "2", "3", "4", "5", "count", "average"));
        var article = new CurrentArticle(form, out);
        votes.forEach(site, article::add);
        article.end();
    }

    /** Sum of the votes of one article, which come one after the other. */
    private final class CurrentArticle {

        private final Form form;
        private final OutputStream out;
        private TallyBuilder sum = new TallyBuilder();
        private @Nullable String article;

        CurrentArticle(Form form, OutputStream out) {
            this.form = form;
            this.out = out;
        }

        void add(Vote vote) {
            var next = vote.article().article();
            if (!next.equals(article)) {
                end();
                article = next;
                sum = new TallyBuilder();
            }
            sum.add(vote);
        }

        void end() {
            var ended = article;
            if (ended != null) {
                sum.build().byDay().forEach((day, histogram) -> {
                    var line = DayLine.of(ended, day, histogram);
                    write(form, out, line, line.cells());
                });
            }
        }
    }

    private void header(Form form, OutputStream out, List<String> columns) {
        if (form == Form.CSV) {
            write(out, (CsvLine.BYTE_ORDER_MARK + CsvLine.of(columns)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(Form form, OutputStream out, Record line, List<@Nullable Object> cells) {
        write(
                out,
                form == Form.CSV
                        ? CsvLine.of(cells).getBytes(StandardCharsets.UTF_8)
                        : (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
