package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.usersay.starter.problem.ProblemException;

class ReaderTests {

    @Test
    void moderatorsModerateTheirOwnSiteOnly() {
        var moderator = new Reader("r", "s", "Mai", Set.of(Role.READER, Role.MODERATOR), "vir");
        assertThat(moderator.moderates("vir")).isTrue();
        assertThat(moderator.moderates("other")).isFalse();
        assertThat(moderator.staffs("vir")).isFalse();
    }

    @Test
    void administratorHoldsEveryRoleEverywhere() {
        var administrator = new Reader("r", "s", "Mai", Set.of(Role.ADMIN), "*");
        assertThat(administrator.moderates("other")).isTrue();
        assertThat(administrator.staffs("other")).isTrue();
        assertThat(administrator.verified()).isTrue();
    }

    @Test
    void unverifiedReaderIsRefused() {
        var unverified = new Reader("r", "s", "Mai", Set.of(), "vir");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(unverified::requireVerified)
                .satisfies(refusal -> assertThat(refusal.problem().getType()).hasPath("/problems/not-verified"));
    }
}
