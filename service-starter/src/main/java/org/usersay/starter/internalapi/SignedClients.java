package org.usersay.starter.internalapi;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Makes clients that sign with this house's key. */
public final class SignedClients {

    private final ServiceKeySettings settings;
    private final Clock clock;

    public SignedClients(ServiceKeySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Of one service.
     *
     * @param service its own address, not the gateway's
     * @param timeout to connect, and for one answer
     */
    public SignedHttpClient of(URI service, Duration timeout) {
        return new SignedHttpClient(service, timeout, settings.key(), clock);
    }
}
