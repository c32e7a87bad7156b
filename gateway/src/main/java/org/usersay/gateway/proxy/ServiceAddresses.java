package org.usersay.gateway.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Addresses of a service's instances: all that its name has, in random order, so that connections spread over them. The client
 * tries the next one where none can be made to the first.
 *
 * <p>Plain DNS in place of a registry: compose, Kubernetes and any name server have it already, and nothing has to agree on who
 * is there. What it lacks, health, the refused connection shows.
 */
final class ServiceAddresses extends SystemDefaultDnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = super.resolve(host);
        Collections.shuffle(Arrays.asList(addresses));
        return addresses;
    }
}
