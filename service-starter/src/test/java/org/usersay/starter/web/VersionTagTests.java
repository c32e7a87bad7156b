package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.problem.ProblemException;

class VersionTagTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"7--gzip\"", "W/\"7-br\"", "\"6\", \"7\"", "*"})
    void tagOfTheVersionIsTaken(String ifMatch) {
        assertThatCode(() -> VersionTag.require(ifMatch, 7)).doesNotThrowAnyException();
    }

    @Test
    void anyVersionWillDoWhereNoneIsNamed() {
        assertThatCode(() -> VersionTag.require(null, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"6\"", "7", "", "\"\"", "\"7x\"", "\"-7\"", "\"77777777777777777777\"", "\"7", "W/\"0, *"})
    void anythingElseIsRefused(String ifMatch) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> VersionTag.require(ifMatch, 7));
    }
}
