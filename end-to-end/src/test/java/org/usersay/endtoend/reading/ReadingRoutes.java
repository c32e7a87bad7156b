package org.usersay.endtoend.reading;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/** Requests for every route that reads, by path template; {@code {}} stands for a variable. */
final class ReadingRoutes {

    private static final String SITE = "/api/v1/sites/" + Usersay.SITE;
    private static final String ADMIN = "/api/v1/admin/sites/" + Usersay.SITE;
    private static final String THREAD = "/api/v1/sites/{}/articles/{}/comments";
    private static final Pattern ONE_CLICK = Pattern.compile("/api/v1/u/([A-Za-z0-9._~-]+)");

    private final Map<String, List<Read>> reads = new LinkedHashMap<>();
    private final Usersay usersay;
    private final Visitor anyone;
    private final Visitor administrator;
    private final Account reader;

    /** One request. */
    record Read(Visitor visitor, String path) {}

    private ReadingRoutes(Usersay usersay) {
        this.usersay = usersay;
        anyone = usersay.program();
        administrator = usersay.administrator();
        reader = usersay.readers().signedIn("Linh");
    }

    static Map<String, List<Read>> of(Usersay usersay) {
        ReadingRoutes routes = new ReadingRoutes(usersay);
        routes.comments();
        routes.engagement();
        routes.ratings();
        routes.accounts();
        routes.subscriptions();
        routes.moderation();
        routes.administration();
        return routes.reads;
    }

    private void comments() {
        Article article = LargeSite.LONG_THREAD;
        Answer page = anyone.get(article.comments() + "?sort=oldest&limit=1").expect(200);
        String comment = page.text("/items/0/id");
        String author = page.text("/items/0/author/id");
        String own = reader.browser()
                .post(article.comments(), Map.of("text", "My own."))
                .expect(201)
                .text("/id");
        Visitor browser = reader.browser();
        for (String sort : List.of("newest", "oldest", "top", "controversial")) {
            read(anyone, THREAD, article.comments() + "?limit=100&sort=" + sort);
        }
        read(anyone, THREAD, article.comments(), LargeSite.shortThread(7).comments());
        read(anyone.with("Accept", "text/html"), THREAD, article.comments());
        read(anyone, THREAD + ".atom", article.comments() + ".atom");
        read(anyone, THREAD + ".html", article.comments() + ".html");
        read(anyone, THREAD + "/form", article.comments() + "/form");
        read(anyone, THREAD + "/stream", article.comments() + "/stream");
        read(browser, THREAD + "/mine", article.comments() + "/mine", article.comments() + "/mine?comment=" + comment);
        read(anyone, "/api/v1/comments/{}", "/api/v1/comments/" + comment);
        read(anyone, "/api/v1/comments/{}/replies", "/api/v1/comments/" + comment + "/replies?limit=100");
        read(browser, "/api/v1/comments/{}/source", "/api/v1/comments/" + own + "/source");
        read(anyone, "/api/v1/sites/{}/comment-count", SITE + "/comment-count");
        read(anyone, "/api/v1/sites/{}/comment-counts", SITE + "/comment-counts?" + hundredArticles());
        read(
                anyone,
                "/api/v1/sites/{}/comments/latest",
                SITE + "/comments/latest",
                SITE + "/comments/latest?limit=100");
        read(anyone, "/api/v1/sites/{}/comments.atom", SITE + "/comments.atom");
        String profile = "/api/v1/readers/" + author;
        read(anyone, "/api/v1/readers/{}", profile);
        read(anyone, "/api/v1/readers/{}/comments", profile + "/comments?limit=100");
        read(anyone, "/api/v1/readers/{}/profile.html", profile + "/profile.html");
        read(anyone, "/api/v1/readers/{}/avatar.svg", profile + "/avatar.svg");
    }

    private void engagement() {
        Article article = LargeSite.LONG_THREAD;
        read(
                anyone,
                "/api/v1/sites/{}/articles/{}/engagement",
                "/api/v1/sites/" + Usersay.SITE + "/articles/" + article.id() + "/engagement");
        read(anyone, "/api/v1/sites/{}/engagement", SITE + "/engagement?" + hundredArticles());
    }

    private void ratings() {
        Article article = LargeSite.LONG_THREAD;
        String rating = "/api/v1/sites/{}/articles/{}/rating";
        read(anyone, rating, article.rating());
        read(reader.browser(), rating + "/mine", article.myRating());
        read(anyone, rating + ".jsonld", article.rating() + ".jsonld");
        read(anyone, rating + "/priors", article.rating() + "/priors");
        read(anyone, "/api/v1/sites/{}/ratings", SITE + "/ratings?" + hundredArticles());
        for (String period : List.of("day", "week", "month", "all")) {
            read(anyone, "/api/v1/sites/{}/ratings/top", SITE + "/ratings/top?limit=100&period=" + period);
        }
        read(anyone, "/api/v1/sites/{}/ratings/trending", SITE + "/ratings/trending");
    }

    private static String hundredArticles() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "article=" + LargeSite.shortThread(20 * i).id())
                .collect(Collectors.joining("&"));
    }

    private void accounts() {
        Stream.of(
                        "",
                        "/sessions",
                        "/ignored-readers",
                        "/notice-preferences",
                        "/email-change",
                        "/export",
                        "/subscriptions",
                        "/seats",
                        "/entitlements")
                .map(path -> "/api/v1/me" + path)
                .forEach(path -> read(reader.browser(), path, path));
        read(reader.browser(), "/api/v1/me/entitlements/{}", "/api/v1/me/entitlements/" + Usersay.SITE);
        read(
                reader.browser(),
                "/api/v1/me/newsletter-preferences",
                "/api/v1/me/newsletter-preferences?site=" + Usersay.SITE);
    }

    private void subscriptions() {
        Answer publications = anyone.get(SITE + "/publications").expect(200);
        String order = LargeSite.order(anyone, publications.text("/items/0/plans/0/id"), "order@example.org");
        String list = anyone.get(SITE + "/newsletters").expect(200).text("/items/0/id");
        anyone.post(SITE + "/newsletters/" + list + "/signups", Map.of("email", "list@example.org"))
                .expect(202);
        String token = ONE_CLICK
                .matcher(usersay.mailbox()
                        .waitFor("list@example.org", "/api/v1/u/")
                        .text())
                .results()
                .map(found -> found.group(1))
                .reduce((confirm, unsubscribe) -> unsubscribe)
                .orElseThrow();
        read(anyone, "/api/v1/sites/{}/publications", SITE + "/publications");
        read(anyone, "/api/v1/sites/{}/newsletters", SITE + "/newsletters");
        read(anyone, "/api/v1/subscription-orders/{}", order);
        read(anyone, "/api/v1/subscription-orders/{}/payment-code.svg", order.replace("?", "/payment-code.svg?"));
        String paid = LargeSite.order(anyone, publications.text("/items/0/plans/0/id"), "paid@example.org");
        String number = paid.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        for (String change :
                List.of("\"CONFIRMED\"", "\"PAID\"", "\"ACTIVE\"", "\"PARTIALLY_REFUNDED\",\"refund\":1")) {
            administrator
                    .json("PATCH", "/api/v1/admin/subscription-orders/" + number, "{\"state\":%s}".formatted(change))
                    .expect(200);
        }
        read(anyone, "/api/v1/subscription-orders/{}/invoice.pdf", paid.replace("?", "/invoice.pdf?"));
        read(anyone, "/api/v1/subscription-orders/{}/credit-notes/{}", paid.replace("?", "/credit-notes/1?"));
        seats();
        read(anyone, "/api/v1/u/{}", "/api/v1/u/" + token);
        read(anyone, "/api/v1/newsletter-preferences", "/api/v1/newsletter-preferences?token=" + token);
    }

    private void seats() {
        String order = anyone.post(
                        SITE + "/subscription-orders",
                        Map.of(
                                "plan",
                                "digital-team-12",
                                "copies",
                                1,
                                "startsOn",
                                LocalDate.now(ZoneOffset.UTC).toString(),
                                "subscriber",
                                Map.of("name", "Tran Thi Linh", "email", "team@example.org")))
                .expect(201)
                .text("/reference");
        read(administrator, "/api/v1/subscription-orders/{}/seats", "/api/v1/subscription-orders/" + order + "/seats");
    }

    private void moderation() {
        String queue = ADMIN + "/comments?limit=100";
        String template = "/api/v1/admin/sites/{}/comments";
        read(administrator, template, ADMIN + "/comments", queue);
        for (String state : List.of("PUBLISHED", "HELD", "REJECTED", "SPAM", "DELETED")) {
            read(administrator, template, queue + "&state=" + state);
        }
        for (String name : List.of("pending", "reported", "new", "spam", "rejected", "all")) {
            read(administrator, template, queue + "&queue=" + name);
        }
        String author = "author-1";
        read(administrator, template, queue + "&article=" + LargeSite.LONG_THREAD.id(), queue + "&author=" + author);
        read(administrator, template, queue + "&q=remark%201", queue + "&q=nowhere", queue + "&q=nowhere&state=HELD");
        read(
                administrator,
                template,
                queue + "&article=" + LargeSite.shortThread(7).id() + "&q=remark");
        Stream.of(
                        "queues",
                        "reasons",
                        "moderation-settings",
                        "spam-score",
                        "statistics",
                        "audit",
                        "audit/check",
                        "invitations",
                        "ratings/anomalies",
                        "ratings/set-asides")
                .forEach(this::siteAdministration);
        read(administrator, "/api/v1/admin/sites/{}/readers", ADMIN + "/readers?name=linh");
        String own = reader.browser().get("/api/v1/me").expect(200).text("/id");
        read(administrator, "/api/v1/admin/sites/{}/readers/{}/notes", ADMIN + "/readers/" + own + "/notes");
        read(administrator, "/api/v1/admin/sites/{}/articles/{}", ADMIN + "/articles/" + LargeSite.LONG_THREAD.id());
        String articles = ADMIN + "/articles";
        read(
                administrator,
                "/api/v1/admin/sites/{}/articles",
                articles,
                articles + "?q=about&limit=50",
                articles + "?q=about%20a");
        Stream.of("/api/v1/admin/audit", "/api/v1/admin/audit/check").forEach(path -> read(administrator, path, path));
        for (String form : List.of("csv", "ndjson")) {
            read(administrator, "/api/v1/admin/sites/{}/audit.{}", ADMIN + "/audit." + form);
            read(administrator, "/api/v1/admin/audit.{}", "/api/v1/admin/audit." + form);
        }
    }

    private void administration() {
        Stream.of(
                        "exports",
                        "subscription-orders",
                        "subscription-orders/assignees",
                        "subscription-orders/due",
                        "subscription-orders.csv",
                        "catalog",
                        "catalog/versions",
                        "coupons")
                .forEach(this::siteAdministration);
        read(administrator, "/api/v1/admin/sites/{}/catalog/versions/{}", ADMIN + "/catalog/versions/0");
        String coupon = administrator
                .post(ADMIN + "/coupons", Map.of("code", "READ-AND-READ", "percent", 10))
                .expect(201)
                .text("/code");
        read(administrator, "/api/v1/admin/sites/{}/coupons/{}", ADMIN + "/coupons/" + coupon);
        read(
                administrator,
                "/api/v1/admin/sites/{}/subscription-orders/search",
                ADMIN + "/subscription-orders/search?q=subscriber-1");
        read(
                administrator,
                "/api/v1/admin/subscription-orders/{}",
                "/api/v1/admin/subscription-orders/"
                        + administrator
                                .get(ADMIN + "/subscription-orders?limit=1")
                                .expect(200)
                                .text("/items/0/reference"));
        Stream.of("revenue", "revenue.csv")
                .map(report -> "/subscription-orders/" + report)
                .forEach(path -> read(administrator, "/api/v1/admin/sites/{}" + path, ADMIN + path));
        String issue = "?publication=weekly&date=" + LocalDate.now(ZoneOffset.UTC);
        Stream.of("deliveries", "deliveries.csv", "deliveries.html")
                .forEach(list -> read(administrator, "/api/v1/admin/sites/{}/" + list, ADMIN + "/" + list + issue));
        read(
                administrator,
                "/api/v1/admin/sites/{}/publications/{}/issues",
                ADMIN + "/publications/weekly/issues",
                ADMIN + "/publications/weekly/issues?limit=100");
        Stream.of("newsletters", "suppressions").forEach(this::siteAdministration);
        String list = anyone.get(SITE + "/newsletters").expect(200).text("/items/0/id");
        String subscribers = ADMIN + "/newsletters/" + list + "/subscribers";
        read(
                administrator,
                "/api/v1/admin/sites/{}/newsletters/{}/subscribers",
                subscribers + "?limit=100",
                subscribers + "?state=SUBSCRIBED&q=a");
        String campaign = administrator
                .post(ADMIN + "/campaigns", Map.of("list", list, "subject", "A week", "text", "Good morning"))
                .expect(201)
                .text("/id");
        read(administrator, "/api/v1/admin/sites/{}/campaigns", ADMIN + "/campaigns");
        read(administrator, "/api/v1/admin/sites/{}/campaigns/{}", ADMIN + "/campaigns/" + campaign);
        read(
                administrator,
                "/api/v1/admin/sites/{}/campaigns/{}/preview",
                ADMIN + "/campaigns/" + campaign + "/preview");
        read(
                administrator,
                "/api/v1/admin/sites/{}/campaigns/{}/preview.html",
                ADMIN + "/campaigns/" + campaign + "/preview.html?scheme=DARK");
        read(
                administrator,
                "/api/v1/admin/sites/{}/campaigns/{}/recipients",
                ADMIN + "/campaigns/" + campaign + "/recipients");
        read(administrator, "/api/v1/admin/sites/{}/newsletters/{}/subscribers.csv", subscribers + ".csv");
        for (String file : List.of("votes", "days")) {
            for (String form : List.of("csv", "ndjson")) {
                read(
                        administrator,
                        "/api/v1/admin/sites/{}/ratings/" + file + ".{}",
                        ADMIN + "/ratings/" + file + "." + form);
            }
        }
        String job = administrator
                .with("Content-Type", "application/x-ndjson")
                .json(
                        "POST",
                        ADMIN + "/imports?format=usersay&dryRun=true",
                        "{\"type\":\"export\",\"version\":1}\n{\"type\":\"end\"}\n")
                .expect(202)
                .text("/id");
        read(administrator, "/api/v1/admin/sites/{}/imports", ADMIN + "/imports", ADMIN + "/imports?limit=50");
        read(administrator, "/api/v1/admin/sites/{}/imports/{}", ADMIN + "/imports/" + job);
        read(administrator, "/api/v1/admin/suppressions", "/api/v1/admin/suppressions?q=a");
        read(administrator, "/api/v1/admin/mail", "/api/v1/admin/mail", "/api/v1/admin/mail?state=SENT&limit=100");
        read(
                administrator,
                "/api/v1/admin/readers/{}",
                "/api/v1/admin/readers/"
                        + reader.browser().get("/api/v1/me").expect(200).text("/id"));
        read(administrator, "/api/v1/admin/sites/{}/webhooks", ADMIN + "/webhooks");
        read(
                administrator,
                "/api/v1/admin/sites/{}/webhooks/deliveries",
                ADMIN + "/webhooks/deliveries",
                ADMIN + "/webhooks/deliveries?limit=100");
    }

    private void siteAdministration(String path) {
        read(administrator, "/api/v1/admin/sites/{}/" + path, ADMIN + "/" + path);
    }

    private void read(Visitor visitor, String template, String... paths) {
        List<Read> more = Stream.of(paths).map(path -> new Read(visitor, path)).toList();
        reads.merge(
                template,
                more,
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }
}
