package org.usersay.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameLikenessTests {

    @ParameterizedTest
    @CsvSource({
        "Anna Nowak, anna nowak",
        "Anna Nowak, AnnaNowak",
        "Anna Nowak, Anna_Nowak",
        "Anna Nowak, A.n.n.a N.o.w.a.k",
        "Anna Nowak, Аnnа Nоwаk",
        "Anna Nowak, Ánna Nöwàk",
        "Anna Nowak, Anna  Nowak\u200B",
        "Anna Nowak, Anna-Nowak!",
        "Anna Nowak, 𝐀𝐧𝐧𝐚 𝐍𝐨𝐰𝐚𝐤",
        "Anna Nowak, Anna N0wak",
        "Illia, lllia",
        "Tim, Tirn",
        "Ewa, Evva",
        "Linh, L1nh",
        "Trần Bình, Tran Binh",
        "NGUYEN HUYNH, ΝGUYEΝ ΗUYΝΗ",
        "Anna Nowak, Ⓐnna 🄽🄾🅆🄰🄺",
        "ΝΙΚΟΣ, νικος",
        "Иван, ИВАН",
        "管理 员, 管理员"
    })
    void namesThatLookTheSameAreAlike(String name, String other) {
        assertThat(NameLikeness.alike(name, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Anna Nowak, Anna Nowack", "Anna, Hanna", "Minh, Linh", "李雷, 李磊", "..., !!!", "An, Anh"})
    void otherNamesAreNot(String name, String other) {
        assertThat(NameLikeness.alike(name, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Staff",
                "S.T.A.F.F.",
                "Ylläpitäjä",
                "Administrator",
                "ADMINISTRATOR",
                "administrator ",
                "Аdministrator",
                "Аdmіn",
                "Adm\u0131nistrator",
                "Adrninistrator",
                "Adm1n1strator",
                "AdmInIstrator",
                "Admin",
                "Admin 1",
                "Admin2026",
                "_admin_",
                "-= Admin =-",
                "ad.min",
                "A d m i n",
                "A.D.M.I.N",
                "@dmin",
                "Admin Team",
                "The Administrator",
                "SiteAdmin",
                "Vir Moderator",
                "VirModerator",
                "Moderator",
                "Mοderator",
                "M0derator",
                "Mod3rator",
                "Móderátor",
                "m o d e r a t o r",
                "ⓜⓞⓓⓔⓡⓐⓣⓞⓡ",
                "𝕸𝖔𝖉𝖊𝖗𝖆𝖙𝖔𝖗",
                "Mode\u00ADrator",
                "ADMIΝ",
                "ΑDMΙΝISTRATOR",
                "ADMIΝ ISTRATOR",
                "THΕ ΗΕΑD ΑDΜΙΝ",
                "Ⓐdmin",
                "Tom Ⓐdmin",
                "🄰🄳🄼🄸🄽",
                "Ⓐⓓⓜⓘⓝ",
                "🅐dmin",
                "Vir🅐dmin",
                "🇦🇩🇲🇮🇳",
                "⒜dmin",
                "Admin🇻🇳",
                "Mod",
                "[MOD] Tom",
                "m.o.d",
                "M0d",
                "The Mods",
                "Adm¡n",
                "Editor-in-Chief",
                "Quản Trị",
                "QUẢN TRỊ Vir",
                "QTV",
                "BTV Linh",
                "Tổng biên tập",
                "tong bien tap",
                "Biên tập viên",
                "Ban kiểm duyệt",
                "Rédacteur en chef",
                "Chefredakteur",
                "модерация",
                "管理人",
                "站长",
                "管理组",
                "운영진",
                "관리팀",
                "운영팀",
                "แอดมิน",
                "モデレータ",
                "Quản trị viên",
                "Quan tri vien",
                "QUẢN TRỊ VIÊN",
                "Điều hành viên",
                "Modérateur",
                "Administrateur",
                "Administrador",
                "Moderadora",
                "Amministratore",
                "Moderatorin",
                "Redaktion",
                "Rédaction",
                "Vir Editorial",
                "मॉडरेटर",
                "Администратор",
                "Модератор",
                "АДМИН",
                "管理员",
                "超级管理员",
                "管理者",
                "モデレーター",
                "관리자",
                "ผู้ดูแลระบบ",
                "المشرف"
            })
    void nameThatClaimsARoleIsRecognised(String name) {
        assertThat(NameLikeness.claimsRole(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Linh",
                "Adam Minn",
                "Badminton fan",
                "Modesto Rator",
                "Reader",
                "Vladimir",
                "Admiral",
                "Nguyễn Quản",
                "Modest Mussorgsky",
                "Redford",
                "李管理",
                "Stafford",
                "Modi",
                "Mo D.",
                "Quân Trí",
                "Quản Trịnh",
                "Editor",
                "Anna Staff",
                "Mary Stationmaster",
                "Biên Tập",
                "Visitor",
                "Νίκος Ηλιάδης",
                "Linh 🇻🇳",
                "Ⓐnna",
                "Curious"
            })
    void otherNameIsNot(String name) {
        assertThat(NameLikeness.claimsRole(name)).isFalse();
    }
}
