package org.usersay.benchmarks.scenario;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;

/** The staff's list of orders by each of its filters, one request after the other, beside the list of all. */
final class OrderLists {

    private static final String ALL = "all";
    private static final Map<String, String> FILTERS = filters();
    private static final int FAR = 100;
    private static final int UNCOUNTED = 30;
    private static final int ROUNDS = 101;

    /** Those with which the service has nothing to do by itself. */
    private static final List<String> STATES = List.of("SUBMITTED", "CONFIRMED", "EXPIRED", "CANCELLED");

    private static final List<String> PLANS = List.of("weekly-3", "weekly-6", "weekly-12", "digital-12");
    private static final int ABROAD = 10;
    private static final int ASSIGNED = 3;

    private final Client client;
    private final Target target;
    private final String path;
    private final String token;

    /** @param path of the list, without parameters */
    OrderLists(Client client, Target target, String path, String token) {
        this.client = client;
        this.target = target;
        this.path = path;
        this.token = token;
    }

    private static Map<String, String> filters() {
        var filters = new LinkedHashMap<String, String>();
        filters.put(ALL, "");
        filters.put("state", "&state=CONFIRMED");
        filters.put("assignee", "&assignee=me");
        filters.put("publication", "&publication=weekly");
        filters.put("plan", "&plan=weekly-3");
        filters.put("country", "&country=JP");
        return filters;
    }

    /**
     * Copy of an order, older by as many seconds as its number, with which each filter finds a part of all copies: a quarter by
     * the state, a third by the assignee, three quarters by the publication, a quarter by the plan, a tenth by the country.
     */
    static Document varied(Document order, int number, String assignee) {
        var form = new Document(order.get("form", Document.class)).append("plan", PLANS.get(number / 4 % PLANS.size()));
        var placedAt = order.getDate("placedAt").toInstant().minusSeconds(number);
        return new Document(order)
                .append("_id", "COPY-" + number)
                .append("request", "COPY-" + number)
                .append("state", STATES.get(number % STATES.size()))
                .append("form", form)
                .append("country", number % ABROAD == 0 ? "JP" : "VN")
                .append("assignee", number % ASSIGNED == 0 ? assignee : null)
                .append("placedAt", Date.from(placedAt));
    }

    /** Medians of the first page and of page {@value #FAR} by each filter; every round reads each list once. */
    List<String> measure() {
        var pages = new LinkedHashMap<String, String>();
        FILTERS.forEach((name, filter) -> {
            var first = path + "?limit=20" + filter;
            pages.put("first page, " + name, first);
            pages.put("page " + FAR + ", " + name, first + "&cursor=" + cursor(first));
        });
        var times = new LinkedHashMap<String, List<Double>>();
        for (int round = -UNCOUNTED; round < ROUNDS; round++) {
            for (var page : pages.entrySet()) {
                double milliseconds = milliseconds(page.getValue());
                if (round >= 0) {
                    times.computeIfAbsent(page.getKey(), name -> new ArrayList<>())
                            .add(milliseconds);
                }
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        times.forEach(
                (name, all) -> medians.put(name, all.stream().sorted().toList().get(ROUNDS / 2)));
        var sentences = new ArrayList<String>();
        medians.forEach((name, median) -> {
            double unfiltered = Objects.requireNonNull(medians.get(name.substring(0, name.indexOf(", ") + 2) + ALL));
            sentences.add("List of orders, %s: %.2f ms, %.2f of the unfiltered."
                    .formatted(name, median, median / unfiltered));
        });
        return sentences;
    }

    private double milliseconds(String page) {
        long begun = System.nanoTime();
        read(page);
        return (System.nanoTime() - begun) / 1e6;
    }

    /** The cursor after all pages before page {@value #FAR}. */
    private String cursor(String first) {
        var cursor = read(first).value("next");
        for (int page = 2; page < FAR; page++) {
            cursor = read(first + "&cursor=" + cursor).value("next");
        }
        return cursor;
    }

    private Client.Reply read(String page) {
        return client.send(target, Request.get(page).as(token)).expect(200);
    }
}
