package org.usersay.subscription.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.attemptlimit.Limit;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;

/** Sessions of signed-in devices: sign-in, refresh, end. */
@Component
public class Sessions {

    private static final Duration GUESSING = Duration.ofMinutes(15);
    private static final int MAX_EXCHANGES = 1000;

    private final SessionStore store;
    private final Accounts accounts;
    private final AccessTokenIssuer tokens;
    private final RevocationPublisher revocationPublisher;
    private final AttemptLimiter attemptLimiter;
    private final KnownBrowsers knownBrowsers;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Accounts accounts,
            AccessTokenIssuer tokens,
            RevocationPublisher revocationPublisher,
            AttemptLimiter attemptLimiter,
            KnownBrowsers knownBrowsers,
            SessionSettings settings,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.tokens = tokens;
        this.revocationPublisher = revocationPublisher;
        this.attemptLimiter = attemptLimiter;
        this.knownBrowsers = knownBrowsers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs in by password. An address without an account costs the same reads and one comparison too, also while it waits
     * for its confirmation: any other answer would reveal whether a known address was registered again. Guesses are counted
     * by account and network, or by account and browser where the account was signed in there before, so that the guesses of
     * strangers do not lock the owner out.
     */
    SessionTokens signIn(EmailAddress email, String password, DeviceName deviceName, Requester requester) {
        var limit = new Limit("sign-in", settings.guesses(), GUESSING);
        var guesser =
                email.key() + " " + knownBrowsers.identify(email, requester).orElse("network " + requester.network());
        attemptLimiter.attempt(limit, guesser).ifPresent(wait -> {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .refusal("Too many wrong passwords. Wait, or request a sign-in link.")
                    .retryAfter(wait);
        });
        var account = accounts.find(email).orElse(null);
        if (!accounts.admits(account, password) || account == null) {
            throw SessionProblem.WRONG_CREDENTIALS.refusal(
                    "Check the address and the password, and confirm a new address with the link in the mail first.");
        }
        attemptLimiter.reset(limit, guesser);
        return open(account, deviceName);
    }

    /**
     * Opens a session for an authenticated reader. The session is inserted before the account is read again, so that a
     * suspension or a new password is either seen here or finds the session and ends it.
     */
    public SessionTokens open(Account authenticated, DeviceName deviceName) {
        var now = clock.instant();
        var secret = RandomToken.random();
        var session = new Session(
                UuidV7.next(),
                authenticated.id(),
                deviceName.name(),
                RandomToken.random().value(),
                secret.digest(),
                null,
                now,
                now,
                now.plus(settings.idle()));
        store.insert(session);
        try {
            var account = accounts.find(authenticated.id()).orElseThrow(Sessions::ended);
            refuseSuspended(account);
            if (!Objects.equals(account.passwordHash(), authenticated.passwordHash())) {
                throw ended();
            }
            return signedIn(account, new RefreshToken(session.id(), secret), now);
        } catch (ProblemException e) {
            store.delete(session.id());
            throw e;
        }
    }

    /**
     * Exchanges a refresh token for its successor. Within the grace period the same token yields the same successor,
     * since two tabs may refresh at once. A token exchanged before that is a sign of theft, and the session ends; a secret that
     * never was this session's has no effect.
     */
    SessionTokens refresh(@Nullable String sent) {
        var token = RefreshToken.parse(sent).orElseThrow(Sessions::ended);
        var now = clock.instant();
        var session = store.find(token.session())
                .filter(found -> found.expiresAt().isAfter(now))
                .orElseThrow(Sessions::ended);
        var account = accounts.find(session.reader()).orElseThrow(Sessions::ended);
        refuseSuspended(account);
        return signedIn(account, new RefreshToken(session.id(), exchange(session, token.secret())), now);
    }

    private RandomToken exchange(Session session, RandomToken randomToken) {
        var now = clock.instant();
        var next = randomToken.successor(session.salt());
        if (randomToken.digest().equals(session.current())
                && store.rotate(session, next.digest(), now, now.plus(settings.idle()))) {
            return next;
        }
        return store.find(session.id())
                .filter(latest -> justExchanged(latest, randomToken, now))
                .map(latest -> next)
                .orElseThrow(() -> {
                    if (wasIssued(session, randomToken)) {
                        end(session.id());
                    }
                    return ended();
                });
    }

    /** Whether the session's present secret follows from this one, by at most as many exchanges as are tried. */
    private static boolean wasIssued(Session session, RandomToken randomToken) {
        return Stream.iterate(randomToken, token -> token.successor(session.salt()))
                .limit(MAX_EXCHANGES)
                .anyMatch(token -> token.digest().equals(session.current()));
    }

    private boolean justExchanged(Session session, RandomToken randomToken, Instant now) {
        return randomToken.digest().equals(session.previous())
                && !now.isAfter(session.rotatedAt().plus(settings.grace()));
    }

    /** Ends the session of a refresh token; no effect where the token is not valid. */
    void endProven(@Nullable String sent) {
        RefreshToken.parse(sent)
                .ifPresent(token -> store.find(token.session())
                        .filter(session -> token.secret().digest().equals(session.current())
                                || token.secret().digest().equals(session.previous()))
                        .ifPresent(session -> end(session.id())));
    }

    /** Ends a session. Its tokens are revoked before it is deleted, so that a deleted session has no valid token. */
    void end(String session) {
        revocationPublisher.revokeSession(session);
        store.delete(session);
    }

    /** Ends every session of a reader but one. */
    public void endOthers(String reader, @Nullable String kept) {
        store.idsOf(reader).stream().filter(id -> !id.equals(kept)).forEach(this::end);
    }

    /**
     * Ends every session of a reader and revokes every token issued up to now, those included that are being issued for an
     * account as it was before. Tokens of a later sign-in are valid at once.
     */
    public void revokeAll(String reader) {
        revocationPublisher.revokeReader(reader);
        endOthers(reader, null);
    }

    /** Revokes every access token issued up to now; the sessions go on, with new tokens. */
    public void renewTokens(String reader) {
        revocationPublisher.revokeReader(reader);
    }

    /** The same for many readers at once. */
    public void renewTokens(List<String> readers) {
        revocationPublisher.revokeReaders(readers);
    }

    /** Devices of a reader, for the export. */
    public List<Map<String, Object>> export(String reader) {
        return store.of(reader).stream()
                .map(session -> Map.<String, Object>of(
                        "device", session.device(),
                        "createdAt", session.createdAt(),
                        "lastUsedAt", session.rotatedAt()))
                .toList();
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
            throw CommonProblem.NOT_FOUND.refusal("Check the session's id.");
        }
        end(session);
    }

    private void refuseSuspended(Account account) {
        if (account.banned()) {
            throw SessionProblem.SUSPENDED.refusal("The account is suspended without end.");
        }
        if (account.suspendedAt(clock.instant())) {
            throw SessionProblem.SUSPENDED
                    .refusal("The account is suspended. Try again after the end of the suspension.")
                    .with("until", String.valueOf(account.suspendedUntil()));
        }
    }

    private SessionTokens signedIn(Account account, RefreshToken token, Instant asOf) {
        return new SessionTokens(account, token.session(), tokens.issue(account, token.session(), asOf), token.value());
    }

    private static ProblemException ended() {
        return IdentityProblem.NOT_AUTHENTICATED.refusal("Sign in again: the session has ended.");
    }
}
