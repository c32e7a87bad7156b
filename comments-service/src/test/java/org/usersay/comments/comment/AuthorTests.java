package org.usersay.comments.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
