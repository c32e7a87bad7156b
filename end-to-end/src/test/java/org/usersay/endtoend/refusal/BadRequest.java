package org.usersay.endtoend.refusal;

/** A bad request body and what is wrong with it. */
record BadRequest(String name, String body) {

    static BadRequest request(String name, String body) {
        return new BadRequest(name, body);
    }

    @Override
    public String toString() {
        return name;
    }
}
