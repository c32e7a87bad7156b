package org.usersay.web.elements;

/** What the service says. */
record Answer(int status, String body) {

    static Answer ok(String body) {
        return new Answer(200, body);
    }

    static Answer problem(int status, String type) {
        return new Answer(
                status, "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d}".formatted(type, type, status));
    }
}
