package org.usersay.comments.wordlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.comments.article.Article;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.markup.MarkdownFixture;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.starter.site.ArticleKey;

/** Listed words against what readers see of a comment. */
class WordListTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a scam",
                "a SCAM!",
                "sca**m**",
                "**s**cam",
                "s*ca*m",
                "sc~~a~~m",
                "sc`a`m",
                "sc&#97;m",
                "sc&#x61;m",
                "&#115;&#99;&#97;&#109;",
                "s\\cam",
                "sc[a](https://a.b)m",
                "[sc](http://a.b)am",
                "[s**c**](http://a.b)a*m*",
                "sc\u200Bam",
                "sc\u00ADam",
                "sc\u2060am",
                "sc\u034Fam",
                "s\uFE0Fcam",
                "sc\uDB40\uDC41am",
                "sc\u3164am",
                "sc\u2800am",
                "sçäm",
                "ŝčàm",
                "s\u0336c\u0336a\u0336m\u0336",
                "scаm",
                "ѕсаm",
                "ѕсам",
                "ЅСАМ",
                "ѕcαm",
                "ΣCAM SCΑM",
                "ｓｃａｍ",
                "𝐬𝐜𝐚𝐦",
                "𝓈𝒸𝒶𝓂",
                "ⓢⓒⓐⓜ",
                "🅢🅒🅐🅜",
                "🆂🅲🅰🅼",
                "🇸🇨🇦🇲",
                "ᔕᑕᗩᗰ",
                "sᴄᴀᴍ",
                "ꜱᴄᴀᴍ",
                "ꮪcam",
                "s.c.a.m",
                "s-c-a-m",
                "s_c_a_m",
                "s c a m",
                "s  c  a  m",
                "s, c, a, m",
                "s…c…a…m",
                "s/c/a/m",
                "s|c|a|m",
                "s\nc\na\nm",
                "(s)(c)(a)(m)",
                "s🙂c🙂a🙂m",
                "sc.am",
                "sc-am",
                "sca\\*m",
                "this is a s c a m, people",
                "what a s.c.a.m.",
                "> scam",
                "- one\n- scam",
                "# sc*a*m",
                "https://example.org/scam/",
                "[here](https://scam.example/)",
                "![sc&#97;m](https://example.org/a.png)",
                "\"scam\"",
                "sca’m",
                "sc'am",
                "s´cam",
                "sc4m",
                "$cam",
                "5cam",
                "sc@m",
                "s¢am",
                "sƈam",
                "ꞩcam",
                "https://e.example/sc%61m",
                "https://e.example/%73%63%61%6D?x=%zz",
                "[here](https://e.example/s%D1%81am)",
                "scam's",
                "scam,scam"
            })
    void wordIsFoundAsItIsShown(String markdown) {
        assertThat(WordList.of(List.of("other", "scam")).foundIn(new DraftWords(draft(markdown))))
                .as(markdown)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "a classic assessment",
                "cl**ass**",
                "g r a s s",
                "c.l.a.s.s",
                "c-l-a-s-s",
                "m a s s",
                "p-a-s-s-e-s",
                "a s s e t",
                "Assam",
                "as soon as s",
                "as so many",
                "has sold",
                "Sassari",
                "АSSЕТ",
                "glàss",
                "100 255",
                "the as-signed task",
                "été, passé, jäsmin"
            })
    void wordWithinAnotherIsNotFound(String markdown) {
        assertThat(WordList.of(List.of("ass")).foundIn(new DraftWords(draft(markdown))))
                .as(markdown)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "class, cla55 war",
        "class, cl455!",
        "a$$, what an a$$",
        "a$$, what an ass",
        "$ex, s3x sells",
        "free, fr33 money",
        "scam, $c4m",
        "scam, 5c4m",
        "scam, $c@m",
        "idiot, id!ot",
        "idiot, 1d!ot",
        "tits, 7its",
        "tom@spam.example, write to tom@spam.example"
    })
    void digitsAndSignsAreReadAsLettersInListAndText(String listed, String text) {
        assertThat(WordList.of(List.of(listed)).foundIn(new DraftWords(draft(text))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a$$, a bee",
        "$ex, ex and hopp",
        "hell, he'll come",
        "hell, he’ll come",
        "shell, she'll come",
        "cant, I can't",
        "penis, the pen is mine",
        "bum, it will burn",
        "com, corn and modern",
        "ass, for A$5 and A$ 10 on the A55",
        "as, 4 s 5",
        "as, my 4s",
        "loser, il faut l'oser",
        "were, we’re here",
        "class, 455 cl",
        "ball, no BAIL",
        "loo, 100 people",
        "as, a ß b",
        "đĩ, tôi đi học",
        "lồn, người lớn",
        "cặc, các bạn",
        "lừa đảo, lúa đạo",
        "lua, luật"
    })
    void otherWordIsNotFound(String listed, String text) {
        assertThat(WordList.of(List.of(listed)).foundIn(new DraftWords(draft(text))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "lừa đảo, lua dao",
        "lừa đảo, LỪA ĐẢO",
        "lừa đảo, lừa dao",
        "lừa đảo, lừađảo",
        "lừa đảo, lua-dao",
        "lừa đảo, l.u.a d.a.o",
        "lừa đảo, l u a d a o",
        "lừa đảo, **lừa** *đảo*",
        "lua dao, lừa đảo",
        "Betrüger, betruger",
        "Betrüger, BETRÜGER",
        "estúpido, estupido",
        "idiot, 1d10t",
        "idiot, ID1OT",
        "kill, ki1l",
        "kill, kIII and kiIl",
        "kill, K|LL",
        "bob, b0b",
        "shit, 5h1t",
        "shit, shi't",
        "asshole, a55hole A$$HOLE",
        "ass, a$$",
        "viagra, vi@gra",
        "тварь, тв@рь",
        "can't, I can’t",
        "fc s04, FC S04",
        "casino, cASIΝO",
        "casino, CΑSΙΝΟ",
        "verboten, verbοteΝ",
        "house, ΗOUSE",
        "yes, ΥES ϒES",
        "ban, bA𝚴",
        "scam, sϲam",
        "scam, SϹAM",
        "νεο, ΝΕΟ",
        "ΝΕΟ, νεο",
        "straße, STRASSE",
        "война, ВОЙНА",
        "война, вoйнa",
        "дурак, д.у.р.а.к",
        "赌博, 网络赌博网站",
        "赌博, 网络赌 博网站",
        "賭博, 賭・博",
        "バカ, このバカめ",
        "ばか, ば か",
        "พนัน, เว็บพนันออนไลน์",
        "كازينو, كازينو",
        "كازينو, كـا\u064Eزينو",
        "קזינו, קָזִינוֹ",
        "buy now, BUY   NOW!",
        "buy now, buy-now",
        "example.org, see https://example.org/x",
        "c4, C4"
    })
    void wordIsFoundInAnyWriting(String listed, String text) {
        assertThat(WordList.of(List.of(listed)).foundIn(new DraftWords(draft(text))))
                .isTrue();
    }

    private static CommentDraft draft(String markdown) {
        return new CommentDraft(
                "comment",
                "request",
                Article.unknown(new ArticleKey("vir", "a")),
                new Author("ann", "Ann", List.of()),
                ThreadPosition.TOP,
                markdown,
                MarkdownFixture.html(markdown),
                Optional.empty());
    }
}
