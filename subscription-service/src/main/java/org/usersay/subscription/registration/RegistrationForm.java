package org.usersay.subscription.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.password.NewPassword;

/**
 * The registration form.
 *
 * @param password absent for readers who sign in by link
 * @param consents what was agreed to, each with the words that were shown
 */
record RegistrationForm(
        @NotNull String site,
        @NotNull EmailAddress email,
        @NotNull DisplayName displayName,
        @Nullable NewPassword password,
        @Nullable Language locale,
        @Nullable @Size(max = 10) List<@NotNull @Valid GivenConsent> consents) {}
