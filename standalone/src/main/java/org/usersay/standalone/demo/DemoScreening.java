package org.usersay.standalone.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.usersay.standalone.demo.DemoClient.Call;

/**
 * Moderation settings of the demo newsroom, and comments that readers post under them: all but one are held, with the words, links
 * and numbers that the desk shows beside each.
 */
final class DemoScreening {

    private static final String COOPERATIVE =
            "Our cooperative takes old panels on the first Saturday of every month, and pays for the frames. "
                    + "Bring them to the gate of the village before noon.";

    /** @param reader number of the reader who posts it */
    private record Posted(int reader, String article, String text) {}

    private static final List<Posted> COMMENTS = List.of(
            new Posted(
                    0,
                    "office-landlords-smaller-floors",
                    "Whole floors from 9 dollars, call now: https://floors-now.example https://cheap-floors.example "
                            + "https://floors.example/today https://m.floors.example"),
            new Posted(
                    1,
                    "small-investors-boring-bonds",
                    "Guaranteed 4 percent a day, my uncle is a millionaire since Tuesday. Write to me."),
            new Posted(2, "rooftop-solar-second-life", COOPERATIVE),
            new Posted(2, "ceramic-village-biogas", COOPERATIVE));

    private final DemoClient client;
    private final DemoAccounts accounts;
    private final Instant begun;

    DemoScreening(DemoClient client, DemoAccounts accounts, Instant begun) {
        this.client = client;
        this.accounts = accounts;
        this.begun = begun;
    }

    /** Two words and the number of links differ from the settings of a site that nobody has set up. */
    void settings() throws IOException, InterruptedException {
        client.require(
                new Call("PUT", "/api/v1/admin/sites/vir/moderation-settings", """
                {"mode":"POSTMODERATED","heldWords":["guaranteed","call now"],"refusedWords":[],"linkLimit":3,\
                "newcomerComments":0,"editWindowMinutes":15,"guests":false,"autoCloseDays":null,"reportsToHold":5}""", accounts.administrator(), ""));
    }

    /** Posts what the reader has to say, if anything; each comment once. */
    void post(DemoReader reader) throws IOException, InterruptedException {
        for (Posted comment : COMMENTS) {
            if (comment.reader() == reader.number()) {
                client.require(Call.post(
                                DemoDay.SITE + "/articles/" + comment.article() + "/comments",
                                "{\"text\":\"" + comment.text() + "\"}")
                        .by(accounts.token(reader))
                        .once("demo-comment-" + COMMENTS.indexOf(comment) + "-" + begun.getEpochSecond()));
            }
        }
    }
}
