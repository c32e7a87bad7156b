package org.usersay.subscription.oneclick;

import java.net.URI;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/** Action that the recipient of a mail performs with one click. */
public interface OneClickAction {

    /** Type of this action's tokens: one letter. */
    char type();

    /** Page before the click. No side effects, since mail scanners open every link. */
    Page page(Target target);

    /**
     * Performs the action; idempotent.
     *
     * @param form values of a field of the page's form; empty where it was not sent
     * @return the page after the click
     */
    Page execute(Target target, Function<String, Set<String>> form);

    /**
     * Texts of the page, in {@code oneclick/pages.properties}: with a button {@code question}, {@code about} and {@code button},
     * without one {@code done} and {@code result}, below the page's name.
     *
     * @param name for instance {@code unsubscribe-newsletter}
     * @param argument for {@code {0}} in the texts
     * @param asks whether it has the button
     * @param fields HTML above the button
     * @param preferences address of the page of all newsletters, which the page leads to; null for none
     */
    record Page(
            String name,
            String argument,
            boolean asks,
            String fields,
            @Nullable URI preferences) {

        public static Page question(String name, String argument) {
            return new Page(name, argument, true, "", null);
        }

        public static Page done(String name, String argument) {
            return new Page(name, argument, false, "", null);
        }

        public Page with(String moreFields) {
            return new Page(name, argument, asks, fields + moreFields, preferences);
        }

        public Page linkedTo(URI page) {
            return new Page(name, argument, asks, fields, page);
        }
    }
}
