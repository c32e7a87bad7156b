package org.usersay.comments.provider;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.usersay.starter.externalapi.UnusableAnswerException;

/** System outside this installation that judges comments: what it is sent, and how its answer is read. */
interface ScreeningProvider {

    /** Name in settings, metrics and the log. */
    String name();

    /** Name in the explanation of a hold. */
    String title();

    /** A request, which is sent as it is when it has to be repeated. */
    ClassicHttpRequest request(CheckedComment comment);

    /**
     * What an answer of status 200 says.
     *
     * @throws UnusableAnswerException if it says nothing that is understood
     */
    Finding read(String body) throws UnusableAnswerException;
}
