package org.usersay.subscription.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.usersay.subscription.contact.EmailAddress;

/** Credentials of a sign-in. */
record Credentials(
        @NotNull EmailAddress email,
        @NotNull @Size(max = 1024) String password) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
