package org.usersay.endtoend.system;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.endtoend.http.Mailbox;
import org.usersay.endtoend.http.Visitor;

/** Factory of readers with confirmed accounts. */
public final class Readers {

    public static final String PASSWORD = "harbour lantern 47 quiet";

    private static final Pattern CONFIRMATION = Pattern.compile("/api/v1/u/([A-Za-z0-9_-]+)");

    private final Usersay usersay;

    Readers(Usersay usersay) {
        this.usersay = usersay;
    }

    /** A reader with an account. */
    public record Account(String email, String name, Visitor browser) {

        /** The same reader with the same cookies, for a system on other ports. */
        public Account at(Usersay moved) {
            return new Account(email, name, browser.at(moved.gateway()));
        }

        /** A token as a program gets it. */
        public String token() {
            return browser.post("/api/v1/tokens", Map.of("email", email, "password", PASSWORD))
                    .expect(200)
                    .text("/accessToken");
        }
    }

    /** An unused e-mail address. */
    public static String freshAddress() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }

    /** Registers, and leaves the mail unread. */
    public String register(Visitor browser, String name) {
        return register(browser, name, Usersay.SITE);
    }

    private static String register(Visitor browser, String name, String site) {
        String email = freshAddress();
        Map<String, Object> registration = new HashMap<>(registration(email, name));
        registration.put("site", site);
        browser.post("/api/v1/accounts", registration).expect(202);
        return email;
    }

    /** Registers, reads the mail, presses the button. */
    public Account signedIn(String name) {
        return signedIn(usersay.browser(), name, Usersay.SITE);
    }

    /** The same in this browser, at this site. */
    public Account signedIn(Visitor browser, String name, String site) {
        String email = register(browser, name, site);
        Mailbox.Mail mail = usersay.mailbox().waitFor(email, "/confirm?token=");
        browser.post("/api/v1/accounts/verification", Map.of("token", mail.token()))
                .expect(204);
        return new Account(email, name, browser);
    }

    /** Has an address get a newsletter of the site, confirmed by its mail. */
    public void subscribe(String email, String newsletter) {
        usersay.browser()
                .post(
                        "/api/v1/sites/" + Usersay.SITE + "/newsletters/" + newsletter + "/signups",
                        Map.of("email", email))
                .expect(202);
        String mail =
                usersay.mailbox().waitFor(email, "Confirm your newsletter").text();
        Matcher link = CONFIRMATION.matcher(mail);
        if (!link.find()) {
            throw new AssertionError("No link to confirm in " + mail);
        }
        usersay.browser()
                .post("/api/v1/newsletter-confirmations", Map.of("token", link.group(1)))
                .expect(204);
    }

    public static Map<String, Object> registration(String email, String name) {
        return Map.of("site", Usersay.SITE, "email", email, "displayName", name, "password", PASSWORD);
    }
}
