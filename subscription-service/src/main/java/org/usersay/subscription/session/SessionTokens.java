package org.usersay.subscription.session;

import java.util.List;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.account.Account;

/** Session with newly issued tokens. */
public record SessionTokens(Account account, String session, String accessToken, String refreshToken) {

    /** Public view of the signed-in reader. */
    public Answer answer() {
        return new Answer(new ReaderView(
                account.id(),
                account.name().value(),
                account.roles().stream().sorted().toList(),
                account.site()));
    }

    /** The body of {@code POST /session}. */
    public record Answer(ReaderView reader) {}

    /** The reader in answers. */
    public record ReaderView(String id, String name, List<Role> roles, String site) {}

    @Override
    public String toString() {
        return "SessionTokens[" + session + "]";
    }
}
