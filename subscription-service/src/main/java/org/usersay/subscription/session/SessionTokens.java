package org.usersay.subscription.session;

import java.util.List;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.account.Account;

/** A session with the tokens that were just made for it. */
public record SessionTokens(Account account, String session, String accessToken, String refreshToken) {

    /** What the browser's page may know about who is signed in. */
    public Answer answer() {
        return new Answer(new ReaderView(
                account.id(),
                account.name().value(),
                account.roles().stream().sorted().toList(),
                account.site()));
    }

    /** The body of {@code POST /session}. */
    public record Answer(ReaderView reader) {}

    /** The reader as others see him. */
    public record ReaderView(String id, String name, List<Role> roles, String site) {}

    @Override
    public String toString() {
        return "SignedIn[" + session + "]";
    }
}
