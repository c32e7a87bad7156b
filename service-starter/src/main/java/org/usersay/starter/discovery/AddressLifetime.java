package org.usersay.starter.discovery;

import java.security.Security;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Time until the virtual machine looks up a name again: its own default, thirty seconds, is longer than an instance takes to
 * be replaced. Set before the first lookup; listed in {@code spring.factories}.
 */
final class AddressLifetime implements ApplicationListener<ApplicationStartingEvent> {

    private static final String SECONDS = "5";

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        Security.setProperty("networkaddress.cache.ttl", SECONDS);
    }
}
