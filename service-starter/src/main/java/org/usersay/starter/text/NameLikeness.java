package org.usersay.starter.text;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comparison of names by their look: case, marks, separators and look-alike characters make no difference, {@code rn}
 * equals {@code m}, and {@code 1}, {@code I} and {@code l} are one.
 */
public final class NameLikeness {

    /** Length up to which a role is a word of its own, or its letters stand alone: "Mo D." is a name. */
    private static final int SHORT = 4;

    /** Length from which a role is recognised within a longer word, such as "VirModerator". */
    private static final int LONG = 8;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}|!¡$@]+");
    private static final Pattern BETWEEN_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> ROLES = Stream.of(
                    "admin",
                    "admins",
                    "sysadmin",
                    "webadmin",
                    "administrator",
                    "administrators",
                    "administration",
                    "moderator",
                    "moderators",
                    "moderation",
                    "moderating team",
                    "mod",
                    "mods",
                    "mod team",
                    "editor in chief",
                    "webmaster",
                    "editorial",
                    "editorial team",
                    "editorial staff",
                    "support team",
                    "site staff",
                    "ylläpitäjä",
                    "moderaattori",
                    "redaktionen",
                    "quản trị viên",
                    "người quản trị",
                    "ban quản trị",
                    "qtv",
                    "điều hành viên",
                    "kiểm duyệt viên",
                    "người kiểm duyệt",
                    "ban kiểm duyệt",
                    "ban biên tập",
                    "biên tập viên",
                    "tổng biên tập",
                    "btv",
                    "tòa soạn",
                    "toà soạn",
                    "bqt",
                    "administrateur",
                    "administratrice",
                    "modérateur",
                    "modératrice",
                    "modération",
                    "la rédaction",
                    "rédaction",
                    "rédacteur en chef",
                    "rédactrice en chef",
                    "administrador",
                    "administradora",
                    "moderador",
                    "moderadora",
                    "moderación",
                    "redacción",
                    "moderação",
                    "redação",
                    "amministratore",
                    "amministratrice",
                    "moderatore",
                    "moderatrice",
                    "redazione",
                    "Administratorin",
                    "Moderatorin",
                    "Redaktion",
                    "Chefredakteur",
                    "Chefredaktion",
                    "beheerder",
                    "redactie",
                    "redakcja",
                    "moderatör",
                    "yönetici",
                    "администратор",
                    "модератор",
                    "админ",
                    "администрация",
                    "модерация",
                    "редакция",
                    "адміністратор",
                    "адмін",
                    "редакція",
                    "διαχειριστής",
                    "συντονιστής",
                    "管理员",
                    "管理員",
                    "版主",
                    "管理人",
                    "管理组",
                    "管理組",
                    "站长",
                    "站長",
                    "管理者",
                    "编辑部",
                    "編集部",
                    "モデレータ",
                    "アドミン",
                    "관리자",
                    "운영자",
                    "운영진",
                    "운영팀",
                    "관리팀",
                    "관리인",
                    "แอดมิน",
                    "ผู้ดูแล",
                    "مدير",
                    "المدير",
                    "مشرف",
                    "المشرف",
                    "מנהל",
                    "מנחה",
                    "व्यवस्थापक",
                    "एडमिन",
                    "मॉडरेटर",
                    "संपादक")
            .map(NameLikeness::skeleton)
            .collect(Collectors.toUnmodifiableSet());

    /** "Quản trị", by its marks: the names "Quân Trí" and "Quản Trịnh" are others. */
    private static final Pattern MARKED_ROLE = Pattern.compile(
            "(?<!\\p{L})%s\\P{L}*%s(?![\\p{L}\\p{M}])".formatted(Lookalikes.fold("quản"), Lookalikes.fold("trị")));

    /** A role as the whole name; it is a surname as well. */
    private static final String STAFF = skeleton("staff");

    private NameLikeness() {}

    /** Whether two names are the same to a reader's eye; never where a name has neither letters nor digits. */
    public static boolean alike(String name, String other) {
        return writings(name)
                .map(NameLikeness::skeleton)
                .filter(skeleton -> !skeleton.isEmpty())
                .anyMatch(writings(other).map(NameLikeness::skeleton).collect(Collectors.toSet())::contains);
    }

    /** Whether the name says that its bearer moderates or administrates, in one of many languages. */
    public static boolean claimsRole(String name) {
        return writings(name).anyMatch(NameLikeness::holdsRole);
    }

    /** The name as it is, and with Latin letters in place of what is seen as one. */
    private static Stream<String> writings(String name) {
        return Stream.of(name, Lookalikes.spell(name)).distinct();
    }

    private static boolean holdsRole(String name) {
        var whole = skeleton(name);
        return whole.equals(STAFF)
                || ROLES.stream().anyMatch(role -> isDistinct(role) && whole.contains(role))
                || MARKED_ROLE.matcher(Lookalikes.fold(name)).find()
                || hasRole(BETWEEN_WORDS.split(name))
                || hasRole(BETWEEN_LETTERS.split(name));
    }

    /** Long words, and words of scripts without spaces, which are not part of other names. */
    private static boolean isDistinct(String role) {
        return role.length() >= LONG
                || switch (Character.UnicodeScript.of(role.codePointAt(0))) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
                    default -> false;
                };
    }

    /** Whether words that follow one another are a role together; letters that stand alone are such words too. */
    private static boolean hasRole(String[] name) {
        var skeletons = Stream.of(name).map(NameLikeness::skeleton).toList();
        for (int from = 0; from < skeletons.size(); from++) {
            for (int to = from + 1; to <= skeletons.size(); to++) {
                var words = skeletons.subList(from, to);
                var joined = String.join("", words);
                if (ROLES.contains(joined)
                        && (joined.length() > SHORT || words.size() == 1 || words.size() == joined.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String skeleton(String name) {
        var letters = Lookalikes.fold(name)
                .replaceAll("\\p{M}+", "")
                .replace('0', 'o')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't')
                .replaceAll("(?<=\\p{L})[|!¡](?=\\p{L})|[1i]", "l")
                .replace("rn", "m")
                .replace("vv", "w");
        return NOT_LETTERS.matcher(letters).replaceAll("");
    }
}
