package org.usersay.endtoend.system;

import static org.awaitility.Awaitility.await;

import org.usersay.endtoend.http.Answer;

/** The OpenAPI document of a running system. */
public final class ApiDocument {

    private ApiDocument() {}

    /** Answer with the whole document; a service that has just started and is slow is missing from it at first. */
    public static Answer of(Usersay usersay) {
        return await().until(
                        () -> usersay.program().get("/docs/openapi.json").expect(200),
                        answer -> answer.json().path("x-missing").isMissingNode());
    }
}
