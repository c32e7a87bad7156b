package org.usersay.subscription.oneclick;

/** What a feature lets the receiver of a mail do with one click. */
public interface OneClickAction {

    /** The one letter that starts this feature's tokens. */
    char letter();

    /** What the page says before the click. Changes nothing, since mail scanners open every link. */
    Page ask(String subject);

    /** Does it; a second time changes nothing. */
    void act(String subject);

    /** The words around the button, and those that are shown once it was pressed. */
    record Page(String question, String about, String button, String done) {

        /** For mails that end. */
        public static Page unsubscribing(String about) {
            return new Page(
                    "Unsubscribe · Hủy đăng ký", about, "Unsubscribe · Hủy đăng ký", "Unsubscribed · Đã hủy đăng ký");
        }
    }
}
