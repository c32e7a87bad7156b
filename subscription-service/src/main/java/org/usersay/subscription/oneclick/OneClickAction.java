package org.usersay.subscription.oneclick;

/** Action that the recipient of a mail performs with one click. */
public interface OneClickAction {

    /** Type of this action's tokens: one letter. */
    char type();

    /** Page before the click. No side effects, since mail scanners open every link. */
    Page page(String subject);

    /** Performs the action; idempotent. */
    void execute(String subject);

    /** Texts of the page: around the button and after the click. */
    record Page(String question, String about, String button, String done) {

        /** Page of an unsubscribe link. */
        public static Page unsubscribing(String about) {
            return new Page(
                    "Unsubscribe · Hủy đăng ký", about, "Unsubscribe · Hủy đăng ký", "Unsubscribed · Đã hủy đăng ký");
        }
    }
}
