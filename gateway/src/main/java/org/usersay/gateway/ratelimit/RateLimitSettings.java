package org.usersay.gateway.ratelimit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.usersay.gateway.route.RateLimitGroup;

/**
 * Rates by kind of request. Each reader with a valid access token has the rate; an address has it for all clients without one,
 * and {@code sharedBy} times as much for all with one, since many may share one. What tries credentials or causes mail is counted
 * by address alone, with or without a token.
 *
 * @param body the longest body, imports excepted
 * @param bodyDeadline how long such a body may take
 * @param sharedBy how many busy readers one address may hold
 * @param factor multiplies every rate and what one address may hold, for tests and benchmarks
 * @param session signing in with a password or a passkey
 * @param tokens the same for API clients
 * @param refresh renewing and ending sessions
 * @param links asking for and redeeming sign-in links
 * @param accounts registering and confirming
 * @param passwordResets asking for a new password and setting it
 * @param profile changing, exporting and deleting one's own account
 * @param comments posting, editing and deleting
 * @param previews seeing what a comment would look like, and what an order would cost
 * @param votes voting on comments
 * @param reports reporting comments
 * @param ratings giving, changing and withdrawing stars
 * @param meter opening metered articles
 * @param orders subscribing
 * @param newsletters signing up, confirming and choosing
 */
@ConfigurationProperties("usersay.limits")
record RateLimitSettings(
        @DefaultValue("64KB") DataSize body,
        @DefaultValue("20s") Duration bodyDeadline,
        @DefaultValue("5") int sharedBy,
        @DefaultValue("1") long factor,
        @DefaultValue("10/1m") Rate session,
        @DefaultValue("10/1m") Rate tokens,
        @DefaultValue("120/1m") Rate refresh,
        @DefaultValue("10/1m") Rate links,
        @DefaultValue("10/1m") Rate accounts,
        @DefaultValue("10/1m") Rate passwordResets,
        @DefaultValue("30/1m") Rate profile,
        @DefaultValue("20/1m") Rate comments,
        @DefaultValue("60/1m") Rate previews,
        @DefaultValue("60/1m") Rate votes,
        @DefaultValue("20/1m") Rate reports,
        @DefaultValue("60/1m") Rate ratings,
        @DefaultValue("300/1m") Rate meter,
        @DefaultValue("10/1m") Rate orders,
        @DefaultValue("10/1m") Rate newsletters) {

    RateLimitSettings {
        if (sharedBy < 1 || factor < 1) {
            throw new IllegalArgumentException("usersay.limits.shared-by and .factor must be at least 1");
        }
    }

    Rate rate(RateLimitGroup group) {
        var rate = switch (group) {
            case SESSION -> session;
            case TOKENS -> tokens;
            case REFRESH -> refresh;
            case LINKS -> links;
            case ACCOUNTS -> accounts;
            case PASSWORD_RESETS -> passwordResets;
            case PROFILE -> profile;
            case COMMENTS -> comments;
            case PREVIEWS -> previews;
            case VOTES -> votes;
            case REPORTS -> reports;
            case RATINGS -> ratings;
            case METER -> meter;
            case ORDERS -> orders;
            case NEWSLETTERS -> newsletters;
        };
        return rate.times(factor);
    }
}
