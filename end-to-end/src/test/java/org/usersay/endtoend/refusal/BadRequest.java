package org.usersay.endtoend.refusal;

/** What is wrong, and how it looks on the wire. */
record BadRequest(String name, String body) {

    static BadRequest request(String name, String body) {
        return new BadRequest(name, body);
    }

    @Override
    public String toString() {
        return name;
    }
}
