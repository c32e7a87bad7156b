package org.usersay.web.elements;

/** What the service answers about the article {@code story} of the site {@code vir}. */
final class Samples {

    static final String THREAD = "/sites/vir/articles/story/comments";
    static final String RATING = "/sites/vir/articles/story/rating";
    static final Answer SIGNED_OUT = Answer.problem(401, "not-authenticated");
    static final Answer LINH = Answer.ok("{\"id\":\"me\",\"name\":\"Linh\",\"roles\":[\"READER\"]}");

    private Samples() {}

    /** A thread of one comment, or none. */
    static Answer thread(String comment) {
        return Answer.ok("{\"article\":{\"id\":\"story\",\"state\":\"OPEN\"},\"count\":%d,\"items\":[%s],\"next\":null}"
                .formatted(comment.isEmpty() ? 0 : 1, comment));
    }

    static String comment(String id, String author, String html) {
        return """
                {"id":"%s","article":"story","parent":null,"depth":0,"author":{"id":"by-%s","name":"%s","badges":[]},\
                "html":"%s","state":"PUBLISHED","createdAt":"2026-01-07T11:01:00Z","editedAt":null,"up":0,"down":0,\
                "score":0,"replyCount":0,"pinned":false}""".formatted(id, id, author, html);
    }

    /** The same as a reply. */
    static String reply(String parent, String id, String author, String html) {
        return comment(id, author, html).replace("\"parent\":null", "\"parent\":\"%s\"".formatted(parent));
    }

    /** A comment with one reply, of which there are no more. */
    static String answered(String comment, String reply) {
        return comment.replace("\"replyCount\":0", "\"replyCount\":1")
                .replaceFirst("}$", ",\"replies\":{\"items\":[" + reply + "],\"next\":null}}");
    }

    static String rating(String histogram, int count, double average) {
        return "{\"article\":\"story\",\"count\":%d,\"average\":%s,\"histogram\":{%s},\"label\":\"Good\"}"
                .formatted(count, average, histogram);
    }
}
