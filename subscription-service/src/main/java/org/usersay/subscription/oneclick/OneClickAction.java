package org.usersay.subscription.oneclick;

/** Action that the recipient of a mail performs with one click. */
public interface OneClickAction {

    /** Type of this action's tokens: one letter. */
    char type();

    /** Page before and after the click. No side effects, since mail scanners open every link. */
    Page page(String subject);

    /** Performs the action; idempotent. */
    void execute(String subject);

    /**
     * Texts of the page, in {@code oneclick/pages.properties}: {@code question}, {@code button}, {@code done} and, for before
     * and after, {@code about} and {@code result}, below the page's name.
     *
     * @param name for instance {@code unsubscribe-newsletter}
     * @param argument for {@code {0}} in the texts
     */
    record Page(String name, String argument) {}
}
