package org.usersay.subscription.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Administrator from {@code USERSAY_ADMIN_EMAIL} and {@code USERSAY_ADMIN_PASSWORD}; none if they are not set.
 *
 * @param email address of the first administrator; without it none is made, and where no account has it one is: change it here
 *     too when the administrator's address changes
 * @param password the administrator's password; a change here changes it at the next start
 */
@ConfigurationProperties("usersay.admin")
record AdministratorSettings(
        @Nullable String email, @Nullable String password) {

    boolean isConfigured() {
        return email != null && !email.isBlank() && password != null && !password.isBlank();
    }

    @Override
    public String toString() {
        return "AdministratorSettings[" + email + "]";
    }
}
