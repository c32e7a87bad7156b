package org.usersay.subscription.seat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of seats.
 *
 * @param validFor how long the link of an invitation works; its seat is kept free as long
 * @param mailsPerAddress how many invitations a day one address may get, from all orders together
 * @param invitationsPerNetwork how many an hour one network may send
 * @param keptFor how long after the end of an order its seats are kept for the one that renews it
 */
@ConfigurationProperties("usersay.seats")
record SeatSettings(
        @DefaultValue("14d") Duration validFor,
        @DefaultValue("5") int mailsPerAddress,
        @DefaultValue("200") int invitationsPerNetwork,
        @DefaultValue("90d") Duration keptFor) {}
