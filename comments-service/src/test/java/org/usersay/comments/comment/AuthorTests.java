package org.usersay.comments.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;

class AuthorTests {

    @ParameterizedTest
    @CsvSource({
        "علی\u200Cرضا, علی\u200Cرضا",
        "ශ්\u200Dරී, ශ්\u200Dරී",
        "👨\u200D👩\u200D👧, 👨\u200D👩\u200D👧",
        "Ad\u200Dmin\u200B, Admin",
        "علی\u202Eرضا, علیرضا"
    })
    void invisibleCharactersStayOnlyWhereLettersNeedThem(String written, String shown) {
        assertThat(new Author("id", written, List.of()).name()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "READER MODERATOR, vir, vir, MODERATOR SUBSCRIBER",
        "READER STAFF, vir, vir, STAFF SUBSCRIBER",
        "READER MODERATOR STAFF, *, vir, STAFF MODERATOR SUBSCRIBER",
        "READER MODERATOR, ben-thuyen, vir, SUBSCRIBER",
        "READER STAFF, ben-thuyen, vir, SUBSCRIBER",
        "READER ADMIN, *, vir, STAFF SUBSCRIBER",
        "READER ADMIN, ben-thuyen, vir, STAFF SUBSCRIBER",
        "READER, vir, vir, SUBSCRIBER"
    })
    void badgesAreOfTheRolesThatHoldOnTheSite(String roles, String home, String site, String badges) {
        Set<Role> held = Arrays.stream(roles.split(" ", -1))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        var reader = new Reader("ann", "device", "Ann", held, home, Set.of("SUBSCRIBER"));
        assertThat(Author.of(reader, site).badges()).containsExactly(badges.split(" ", -1));
    }
}
