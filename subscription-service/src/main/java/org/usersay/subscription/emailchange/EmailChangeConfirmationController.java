package org.usersay.subscription.emailchange;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.subscription.emailchange.EmailChange.State;
import org.usersay.subscription.recovery.AccountRecovery;
import org.usersay.subscription.session.MailedToken;

/** Endpoint {@code POST /email-change-confirmations}: the link in the mail to the old or to the new address, without a session. */
@RestController
@Public
class EmailChangeConfirmationController {

    private final EmailChanges emailChanges;

    EmailChangeConfirmationController(EmailChanges emailChanges) {
        this.emailChanges = emailChanges;
    }

    @PostMapping("/api/v1/email-change-confirmations")
    @Operation(summary = "Confirm a change of address with the token of a link")
    Answer confirm(@Valid @RequestBody MailedToken mailed) {
        var change = emailChanges.confirm(mailed.secret().orElseThrow(AccountRecovery::invalidToken));
        return new Answer(change.state() == State.DONE);
    }

    /**
     * Effect of a confirmation.
     *
     * @param changed false while the other address has not confirmed
     */
    record Answer(boolean changed) {}
}
