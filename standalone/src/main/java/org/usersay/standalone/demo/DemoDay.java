package org.usersay.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.usersay.standalone.demo.DemoClient.Call;

/**
 * A day of the demo newsroom: threads, readers with their stars, orders, newsletters and held comments, made once through the public
 * API. Each step is repeated until it is acknowledged and has no second effect, so that a day that was interrupted is finished by the
 * next start.
 */
public final class DemoDay implements AutoCloseable {

    static final String SITE = "/api/v1/sites/vir";

    private static final List<String> RATED = List.of(
            "night-trains-return",
            "office-landlords-smaller-floors",
            "district-hospitals-one-record",
            "small-investors-boring-bonds",
            "rice-exporters-slower-ships",
            "evening-school-chip-designers",
            "rooftop-solar-second-life");
    /** All of one network and alike: what the desk is warned of. */
    private static final String FLOODED = "ceramic-village-biogas";

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final DemoClient client;
    private final DemoAccounts accounts;
    private final Path file;

    /**
     * @param mail address of the mail catcher, where the readers' links arrive
     * @param readerPassword of the accounts that are made
     * @param file keeps what is done
     */
    public DemoDay(URI gateway, URI mail, String administrator, String password, String readerPassword, Path file) {
        this.client = new DemoClient(gateway, stopped);
        this.accounts =
                new DemoAccounts(client, new DemoMailbox(mail, client), administrator, password, readerPassword);
        this.file = file;
    }

    /**
     * Returns when the day is complete.
     *
     * @throws IOException where a call was refused or the system is not there; the next start goes on
     */
    public void play() throws IOException, InterruptedException {
        DemoProgress progress = DemoProgress.open(file, Instant.now());
        if (progress.isDone("day")) {
            return;
        }
        for (Map.Entry<String, Step> step : steps(progress.begun())) {
            if (!progress.isDone(step.getKey())) {
                step.getValue().run();
                progress.finish(step.getKey());
            }
        }
        progress.finish("day");
    }

    /** Ends {@link #play} at its next call or wait. */
    @Override
    public void close() {
        stopped.countDown();
        client.close();
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private List<Map.Entry<String, Step>> steps(Instant begun) {
        List<Map.Entry<String, Step>> steps = new ArrayList<>();
        for (String site : List.of("vir", "ben-thuyen")) {
            steps.add(Map.entry(
                    "comments " + site, () -> DemoThreads.send(client, site, accounts.administrator(), begun)));
        }
        DemoOrders orders = new DemoOrders(client, begun);
        steps.add(Map.entry("coupon", () -> orders.coupon(accounts.administrator())));
        for (int order = 0; order < DemoOrders.COUNT; order++) {
            int number = order;
            steps.add(Map.entry("order " + number, () -> orders.place(number, accounts.administrator())));
        }
        DemoScreening screening = new DemoScreening(client, accounts, begun);
        steps.add(Map.entry("moderation settings", screening::settings));
        for (DemoReader reader : DemoReader.all()) {
            steps.add(Map.entry("account " + reader.number(), () -> accounts.open(reader)));
            steps.add(Map.entry("held comments " + reader.number(), () -> screening.post(reader)));
            steps.add(Map.entry("stars " + reader.number(), () -> stars(reader)));
        }
        for (DemoReader reader : DemoReader.all().subList(0, 6)) {
            steps.add(Map.entry("newsletter " + reader.number(), () -> accounts.newsletter(reader)));
        }
        return steps;
    }

    private void stars(DemoReader reader) throws IOException, InterruptedException {
        String token = accounts.token(reader);
        for (int index = 0; index < RATED.size(); index++) {
            // Every reader differs from every other, and nobody rates everything.
            int dice = (reader.number() * 31 + index * 17 + reader.number() * index) % 11;
            if (dice < 8) {
                rate(RATED.get(index), dice == 0 ? 1 : dice < 3 ? 3 : dice < 6 ? 4 : 5, token);
            }
        }
        rate(FLOODED, 5, token);
    }

    private void rate(String article, int stars, String token) throws IOException, InterruptedException {
        client.require(new Call(
                "PUT", SITE + "/articles/" + article + "/rating/mine", "{\"stars\":" + stars + "}", token, ""));
    }
}
