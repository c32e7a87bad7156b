package org.usersay.web.elements;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A site's comments for moderators, as the service keeps them: queues, counts, decisions and their undoing. */
final class FakeDesk {

    static final String DECISIONS = "POST /admin/comments/decisions";
    static final String UNDO = "POST /admin/comments/undo";
    static final String COMMENTS = "GET /admin/sites/vir/comments";
    static final String COUNTS = "GET /admin/sites/vir/queues";

    private static final String TOP_LEVEL = "\"parent\":null,\"parentComment\":null,\"depth\":0";
    private static final String REPLY = """
            "parent":"p1","depth":1,"parentComment":{"id":"p1","authorName":"Khanh","html":"<p>Who said so?</p>",\
            "state":"PUBLISHED"}""";
    private static final String REJECTION = """
            {"id":"of-anna","decision":"REJECT","byName":"Anna","at":"2026-01-07T11:05:00Z","undoUntil":null,\
            "reason":"Insult","statement":"Persons are not insulted here."}""";
    private static final String APPROVAL = """
            {"id":"of-anna","decision":"APPROVE","byName":"Anna","at":"2026-01-07T11:05:00Z","undoUntil":null,\
            "reason":null,"statement":null}""";
    private static final Map<String, String> STATES =
            Map.of("APPROVE", "PUBLISHED", "REJECT", "REJECTED", "SPAM", "SPAM", "DELETE", "DELETED");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final FakeService service;
    /** States by id, newest first. */
    private final NavigableMap<String, String> states = new ConcurrentSkipListMap<String, String>().descendingMap();

    private final Map<String, String> statesBefore = new ConcurrentHashMap<>();

    private final Map<String, String> decidedByOthers = new ConcurrentHashMap<>();

    private final Set<String> floods = ConcurrentHashMap.newKeySet();
    private final Set<String> ofShips = ConcurrentHashMap.newKeySet();

    FakeDesk(FakeService service, int held) {
        this.service = service;
        IntStream.rangeClosed(1, held).forEach(number -> states.put(id(number), "HELD"));
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"))
                .on(COMMENTS, this::page)
                .on(COUNTS, request -> Answer.ok(counts()))
                .on("GET /admin/sites/vir/reasons", Answer.ok("""
                        {"items":[{"code":"off-topic","label":"Off topic","statement":"Not about the article."},
                        {"code":"insult","label":"Insult","statement":"Persons are not insulted here."}]}"""))
                .on("GET /admin/sites/vir/articles", FakeDesk::articles)
                .on(DECISIONS, this::decide)
                .on(UNDO, this::undo);
    }

    /** Id of the comment with a number; the highest is the newest. */
    static String id(int number) {
        return "01980000-0000-7000-8000-%012d".formatted(number);
    }

    /** A comment arrives and is held. */
    void arrive(int number) {
        states.put(id(number), "HELD");
    }

    /** Comments of one reader, held as a flood. */
    void flood(int... numbers) {
        IntStream.of(numbers).mapToObj(FakeDesk::id).forEach(floods::add);
    }

    /** Comments on the article {@code ships} itself; others answer one on {@code story}. */
    void onShips(int... numbers) {
        IntStream.of(numbers).mapToObj(FakeDesk::id).forEach(ofShips::add);
    }

    /** Another moderator, Anna, decides. */
    void decideElsewhere(int number, String state) {
        states.put(id(number), state);
        decidedByOthers.put(id(number), state);
    }

    List<String> inState(String state) {
        return states.keySet().stream()
                .filter(id -> state.equals(states.get(id)))
                .toList();
    }

    /** Bodies of the decisions that were sent. */
    List<String> decisions() {
        return service.requests(DECISIONS).stream().map(Request::body).toList();
    }

    Answer decide(Request request) {
        var decision = value(request.body(), "decision");
        var expected = value(request.body(), "expectedState");
        return Answer.ok(ID.matcher(request.body())
                .results()
                .map(MatchResult::group)
                .map(id -> expected.equals(states.get(id)) ? outcome(id, decision) : conflict(id))
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private String outcome(String id, String decision) {
        var before = states.put(id, STATES.get(decision));
        statesBefore.put(id, before);
        service.on("DELETE /admin/comments/decisions/of-" + id, request -> {
            states.put(id, before);
            return Answer.ok("{\"id\":\"%s\",\"state\":\"%s\"}".formatted(id, before));
        });
        return "{\"id\":\"%s\",\"state\":\"%s\",\"decision\":\"of-%1$s\"}".formatted(id, states.get(id));
    }

    Answer undo(Request request) {
        return Answer.ok(ID.matcher(request.body())
                .results()
                .map(MatchResult::group)
                .peek(id -> states.put(id, statesBefore.get(id)))
                .map(id -> "{\"id\":\"of-%s\",\"state\":\"%s\"}".formatted(id, states.get(id)))
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private String conflict(String id) {
        return "{\"id\":\"%s\",\"problem\":\"/problems/already-decided\",\"state\":\"%s\",\"byName\":%s}"
                .formatted(id, states.get(id), decidedByOthers.containsKey(id) ? "\"Anna\"" : "null");
    }

    Answer page(Request request) {
        var query = request.address().getQuery();
        var queue = Map.of("pending", "HELD", "spam", "SPAM", "rejected", "REJECTED");
        var wanted = queue.getOrDefault(parameter(query, "queue"), "");
        var cursor = parameter(query, "cursor");
        var words = parameter(query, "q");
        var reason = parameter(query, "reason");
        var article = parameter(query, "article");
        int limit = Integer.parseInt(parameter(query, "limit"));
        var found = states.keySet().stream()
                .filter(id -> wanted.isEmpty() || wanted.equals(states.get(id)))
                .filter(id -> cursor.isEmpty() || id.compareTo(cursor) < 0)
                .filter(id -> comment(id).contains(words))
                .filter(id -> reason.isEmpty() || reason.equals(reasonOf(id)))
                .filter(id -> article.isEmpty() || article.equals(articleOf(id)))
                .limit(limit + 1L)
                .toList();
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? "\"" + shown.getLast() + "\"" : "null";
        return Answer.ok(shown.stream()
                .map(this::comment)
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":" + next + "}")));
    }

    /** Articles of a title that holds the words, in whatever case. */
    private static Answer articles(Request request) {
        var words = parameter(request.address().getQuery(), "q").toLowerCase(Locale.ROOT);
        return Answer.ok(Map.of("story", "A story of ships", "ships", "Ships in the ice").entrySet().stream()
                .filter(article -> article.getValue().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Map.Entry.comparingByKey())
                .map(article -> """
                        {"id":"%s","title":"%s","url":"https://news.example/%1$s",\
                        "publishedAt":"2026-01-07T11:00:00Z","state":"%s"}""".formatted(
                        article.getKey(), article.getValue(), article.getKey().equals("ships") ? "CLOSED" : "OPEN"))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"more\":" + words.equals("ships") + "}")));
    }

    private String reasonOf(String id) {
        return floods.contains(id) ? "FLOOD" : "WORDS";
    }

    private String articleOf(String id) {
        return ofShips.contains(id) ? "ships" : "story";
    }

    private String comment(String id) {
        int number = Integer.parseInt(id.substring(24));
        boolean flood = floods.contains(id);
        return """
                {"id":"%s","article":"%s","articleTitle":"%s","articleUrl":"https://news.example/%2$s",\
                %s,"author":{"id":"r%d","name":"Reader %d","badges":["SUBSCRIBER"]},\
                "html":"<p>Words of comment %d with a <strong>ba</strong>dword.</p>","text":"…","state":"%s",\
                "reasons":["%s"],"matches":["badword"],"figures":{"FLOOD":{"earlier":30,"minutes":10}},"createdAt":"2026-01-07T11:01:00Z","editedAt":null,\
                "revisions":[{"text":"Other words.","replacedAt":"2026-01-07T11:00:00Z"}],"up":1,"down":0,"score":1,\
                "pinned":false,"reports":[{"reader":"x","reason":"ABUSE","note":"rude","at":"2026-01-07T11:02:00Z"}],\
                "decision":%s,"authorRecord":{"published":12,"held":1,"rejected":0,"spam":0}}""".formatted(
                        id,
                        articleOf(id),
                        ofShips.contains(id) ? "Ships in the ice" : "A story of ships",
                        ofShips.contains(id) ? TOP_LEVEL : REPLY,
                        flood ? 0 : number,
                        flood ? 0 : number,
                        number,
                        states.get(id),
                        reasonOf(id),
                        decisionOf(id));
    }

    /** The decision of the other moderator, after the report, while it holds. */
    private String decisionOf(String id) {
        return Objects.equals(decidedByOthers.get(id), states.get(id))
                ? Map.of("REJECTED", REJECTION, "PUBLISHED", APPROVAL).getOrDefault(states.get(id), "null")
                : "null";
    }

    String counts() {
        return "{\"pending\":%d,\"reported\":0,\"new\":0,\"spam\":%d,\"rejected\":%d,\"all\":%d}"
                .formatted(
                        inState("HELD").size(),
                        inState("SPAM").size(),
                        inState("REJECTED").size(),
                        states.size());
    }

    private static String parameter(String query, String name) {
        return query.matches("(.*&)?" + name + "=.*")
                ? query.replaceFirst("^(.*&)?" + name + "=", "").replaceFirst("&.*", "")
                : "";
    }

    private static String value(String json, String name) {
        return json.replaceFirst("(?s).*\"" + name + "\":\"", "").replaceFirst("(?s)\".*", "");
    }
}
