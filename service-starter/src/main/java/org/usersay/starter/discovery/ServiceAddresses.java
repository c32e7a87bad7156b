package org.usersay.starter.discovery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of a service's instances: all that its name has, in random order, so that connections spread over them.
 *
 * <p>Plain DNS in place of a registry: compose, Kubernetes and any name server have it already, and nothing has to agree on who
 * is there. What it lacks, health, the refused connection shows.
 */
public final class ServiceAddresses {

    private final Lookup lookup;

    /** Addresses that the system's resolver has. */
    public ServiceAddresses() {
        this(InetAddress::getAllByName);
    }

    public ServiceAddresses(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Lookup of all addresses of a name. */
    @FunctionalInterface
    public interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Call to one instance. */
    @FunctionalInterface
    public interface Call<T> {

        T to(URI instance) throws IOException, InterruptedException;
    }

    /** All addresses of a name, in random order. */
    public InetAddress[] of(String host) throws UnknownHostException {
        var addresses = lookup.addresses(host).clone();
        Collections.shuffle(Arrays.asList(addresses));
        return addresses;
    }

    /** The address of a service at each of its instances, in random order. With TLS its name alone, which the certificate has. */
    public List<URI> of(URI service) throws UnknownHostException {
        if (!"http".equals(service.getScheme())) {
            return List.of(service);
        }
        return Arrays.stream(of(service.getHost()))
                .map(address -> at(address, service))
                .toList();
    }

    /** Result of a call to an instance. One to which no connection can be made is passed over, since nothing was sent. */
    public <T> T call(URI service, Call<T> call) throws IOException, InterruptedException {
        var instances = of(service).iterator();
        while (true) {
            try {
                return call.to(instances.next());
            } catch (ConnectException | HttpConnectTimeoutException notSent) {
                if (!instances.hasNext()) {
                    throw notSent;
                }
            }
        }
    }

    private static URI at(InetAddress address, URI service) {
        var host = address instanceof Inet6Address ? '[' + address.getHostAddress() + ']' : address.getHostAddress();
        return UriComponentsBuilder.fromUri(service).host(host).build().toUri();
    }
}
