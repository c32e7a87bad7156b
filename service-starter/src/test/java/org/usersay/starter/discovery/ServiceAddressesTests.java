package org.usersay.starter.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationStartingEvent;

class ServiceAddressesTests {

    private static final URI SERVICE = URI.create("http://instances.example:8081/path?a=b");
    private static final URI FIRST = URI.create("http://192.0.2.1:8081/path?a=b");
    private static final URI SECOND = URI.create("http://[2001:db8:0:0:0:0:0:2]:8081/path?a=b");

    private final ServiceAddresses addresses = new ServiceAddresses(
            host -> new InetAddress[] {InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::2")});

    @Test
    void hasEachInstanceInAnyOrder() throws UnknownHostException {
        var orders = new HashSet<List<URI>>();
        while (orders.size() < 2) {
            orders.add(addresses.of(SERVICE));
        }
        assertThat(orders).containsExactlyInAnyOrder(List.of(FIRST, SECOND), List.of(SECOND, FIRST));
    }

    @Test
    void keepsTheNameThatACertificateHas() throws UnknownHostException {
        var service = URI.create("https://instances.example:8081");
        assertThat(addresses.of(service)).containsExactly(service);
    }

    @RepeatedTest(8)
    void callsTheNextInstanceWhereTheFirstRefuses() throws IOException, InterruptedException {
        assertThat(addresses.<URI>call(SERVICE, instance -> {
                    if (instance.equals(FIRST)) {
                        throw new ConnectException();
                    }
                    return instance;
                }))
                .isEqualTo(SECOND);
    }

    @Test
    void failsWhereAllRefuse() {
        var called = new ArrayList<URI>();
        assertThatThrownBy(() -> addresses.call(SERVICE, instance -> {
                    called.add(instance);
                    throw new ConnectException();
                }))
                .isInstanceOf(ConnectException.class);
        assertThat(called).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void repeatsNothingThatMayHaveBeenSent() {
        var called = new ArrayList<URI>();
        assertThatThrownBy(() -> addresses.call(SERVICE, instance -> {
                    called.add(instance);
                    throw new IOException("broken");
                }))
                .hasMessage("broken");
        assertThat(called).hasSize(1);
    }

    @Test
    void everyApplicationLooksUpNamesAgainAfterFiveSeconds() {
        var application = new SpringApplication(ServiceAddressesTests.class);
        var starting = new ApplicationStartingEvent(new DefaultBootstrapContext(), application, new String[0]);
        application.getListeners().stream()
                .filter(AddressLifetime.class::isInstance)
                .map(AddressLifetime.class::cast)
                .forEach(listener -> listener.onApplicationEvent(starting));

        assertThat(application.getListeners()).hasAtLeastOneElementOfType(AddressLifetime.class);
        assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("5");
    }
}
