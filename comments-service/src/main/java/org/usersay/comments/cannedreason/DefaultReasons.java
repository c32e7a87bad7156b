package org.usersay.comments.cannedreason;

import java.util.List;
import java.util.Locale;

/** Reasons of a site whose moderators have not written their own, by language. */
final class DefaultReasons {

    private static final List<CannedReason> ENGLISH = List.of(
            new CannedReason(
                    "off-topic", "Off topic", "Your comment is not about the article or the conversation below it."),
            new CannedReason(
                    "insult", "Insult", "Your comment insults or attacks other people. Please argue about the matter."),
            new CannedReason(
                    "spam",
                    "Spam or advertising",
                    "Your comment advertises something or repeats what was posted before."),
            new CannedReason("hate", "Hate", "Your comment attacks people for what they are or believe."),
            new CannedReason(
                    "personal-data",
                    "Personal data",
                    "Your comment has personal data, such as an address or a telephone number."),
            new CannedReason(
                    "illegal", "Illegal", "Your comment has content that we are not allowed to publish by law."));

    private static final List<CannedReason> VIETNAMESE = List.of(
            new CannedReason(
                    "off-topic", "Lạc đề", "Ý kiến của bạn không liên quan đến bài viết hoặc cuộc trao đổi bên dưới."),
            new CannedReason(
                    "insult",
                    "Xúc phạm",
                    "Ý kiến của bạn xúc phạm hoặc công kích người khác. Mong bạn bàn luận về vấn đề."),
            new CannedReason(
                    "spam",
                    "Thư rác hoặc quảng cáo",
                    "Ý kiến của bạn mang tính quảng cáo hoặc lặp lại nội dung đã đăng."),
            new CannedReason(
                    "hate",
                    "Thù ghét",
                    "Ý kiến của bạn công kích người khác vì nguồn gốc, bản thân hoặc niềm tin của họ."),
            new CannedReason(
                    "personal-data",
                    "Dữ liệu cá nhân",
                    "Ý kiến của bạn có dữ liệu cá nhân, chẳng hạn địa chỉ hoặc số điện thoại."),
            new CannedReason(
                    "illegal", "Trái pháp luật", "Ý kiến của bạn có nội dung mà pháp luật không cho phép đăng tải."));

    private DefaultReasons() {}

    static List<CannedReason> in(Locale language) {
        return language.getLanguage().equals("vi") ? VIETNAMESE : ENGLISH;
    }
}
