package org.usersay.subscription.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.Ids;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.Refusal;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.registration.Registrations;
import org.usersay.subscription.secret.Secret;
import org.usersay.subscription.throttle.Limit;
import org.usersay.subscription.throttle.Throttle;

/** Signed-in devices: how they come to be, go on and end. */
@Component
public class Sessions {

    private static final Duration GUESSING = Duration.ofMinutes(15);

    private final SessionStore store;
    private final Accounts accounts;
    private final Registrations registrations;
    private final AccessTokens tokens;
    private final Revocation revocation;
    private final Throttle throttle;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Accounts accounts,
            Registrations registrations,
            AccessTokens tokens,
            Revocation revocation,
            Throttle throttle,
            SessionSettings settings,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.registrations = registrations;
        this.tokens = tokens;
        this.revocation = revocation;
        this.throttle = throttle;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs in by password. An unknown address costs one comparison as a known one does; that an address waits for its
     * confirmation is told only to who knows the password it was registered with.
     */
    SignedIn signIn(EmailAddress email, String password, Device device) {
        var limit = new Limit("sign-in", settings.guesses(), GUESSING);
        throttle.attempt(limit, email.key()).ifPresent(wait -> {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .refusal("Too many wrong passwords. Wait, or have a sign-in link mailed.")
                    .retryAfter(wait);
        });
        var account = accounts.find(email).orElse(null);
        var waiting = registrations.passwordHashOf(email);
        if (!accounts.admits(account, password, waiting)) {
            throw SessionProblem.WRONG_CREDENTIALS.refusal("No account has this address and this password.");
        }
        throttle.forget(limit, email.key());
        if (account == null) {
            throw IdentityProblem.NOT_VERIFIED.refusal("Confirm your address first; the link is in your mail.");
        }
        return open(account, device);
    }

    /** Opens a session for somebody who has shown who he is. */
    public SignedIn open(Account account, Device device) {
        refuseSuspended(account);
        var now = clock.instant();
        var secret = Secret.random();
        var session = new Session(
                Ids.next(),
                account.id(),
                device.name(),
                Secret.random().value(),
                secret.digest(),
                null,
                now,
                now,
                now.plus(settings.idle()));
        store.insert(session);
        return signedIn(account, new RefreshToken(session.id(), secret));
    }

    /**
     * Exchanges a refresh token for its successor. Within the grace the same token is answered with the same successor
     * again, since two tabs may ask at once; a token that was exchanged before that is in the wrong hands, or its
     * successor is, and the session ends.
     */
    SignedIn refresh(@Nullable String sent) {
        var token = RefreshToken.parse(sent).orElseThrow(Sessions::ended);
        var session = store.find(token.session())
                .filter(found -> found.expiresAt().isAfter(clock.instant()))
                .orElseThrow(Sessions::ended);
        var account = accounts.find(session.reader()).orElseThrow(Sessions::ended);
        refuseSuspended(account);
        return signedIn(account, new RefreshToken(session.id(), exchange(session, token.secret())));
    }

    private Secret exchange(Session session, Secret secret) {
        var now = clock.instant();
        var next = secret.successor(session.salt());
        if (secret.digest().equals(session.current())
                && store.rotate(session, next.digest(), now, now.plus(settings.idle()))) {
            return next;
        }
        return store.find(session.id())
                .filter(latest -> justExchanged(latest, secret, now))
                .map(latest -> next)
                .orElseThrow(() -> {
                    end(session.id());
                    return ended();
                });
    }

    private boolean justExchanged(Session session, Secret secret, Instant now) {
        return secret.digest().equals(session.previous())
                && !now.isAfter(session.rotatedAt().plus(settings.grace()));
    }

    /** Ends the session a refresh token proves; quietly nothing where it proves none. */
    void endProven(@Nullable String sent) {
        RefreshToken.parse(sent)
                .ifPresent(token -> store.find(token.session())
                        .filter(session -> token.secret().digest().equals(session.current())
                                || token.secret().digest().equals(session.previous()))
                        .ifPresent(session -> end(session.id())));
    }

    /** First nobody may use its tokens any more, then it is gone: a crash in between leaves nothing open. */
    void end(String session) {
        revocation.session(session);
        store.delete(session);
    }

    /** Ends every session of a reader but one. */
    public void endOthers(String reader, @Nullable String kept) {
        store.of(reader).stream()
                .map(Session::id)
                .filter(id -> !id.equals(kept))
                .forEach(this::end);
    }

    /** Ends every session of a reader. */
    public void endAll(String reader) {
        endOthers(reader, null);
    }

    /**
     * Ends every session of a reader, also one that is being opened at this moment by somebody who was not suspended when
     * he was looked up.
     */
    public void shutOut(String reader, Instant until) {
        revocation.reader(reader, until);
        endAll(reader);
    }

    /** The reader's devices, as they go into his archive. */
    public List<Map<String, Object>> export(String reader) {
        return store.of(reader).stream()
                .map(session -> Map.<String, Object>of(
                        "device", session.device(),
                        "createdAt", session.createdAt(),
                        "lastUsedAt", session.rotatedAt()))
                .toList();
    }

    /** Lets the reader's new tokens count. */
    public void readmit(String reader) {
        revocation.readmit(reader);
    }

    List<Session> of(String reader) {
        var now = clock.instant();
        return store.of(reader).stream()
                .filter(session -> session.expiresAt().isAfter(now))
                .toList();
    }

    /** Ends one of the reader's own sessions, or answers 404. */
    void endOwn(String reader, String session) {
        if (store.find(session).filter(found -> found.reader().equals(reader)).isEmpty()) {
            throw CommonProblem.NOT_FOUND.refusal("You have no such session.");
        }
        end(session);
    }

    private void refuseSuspended(Account account) {
        if (account.suspendedAt(clock.instant())) {
            throw SessionProblem.SUSPENDED
                    .refusal("This account may not be used for the time being.")
                    .with("until", String.valueOf(account.suspendedUntil()));
        }
    }

    private SignedIn signedIn(Account account, RefreshToken token) {
        return new SignedIn(account, token.session(), tokens.issue(account, token.session()), token.value());
    }

    private static Refusal ended() {
        return SessionProblem.SESSION_ENDED.refusal("Sign in again.");
    }
}
