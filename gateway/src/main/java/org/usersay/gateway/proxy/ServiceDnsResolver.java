package org.usersay.gateway.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.usersay.starter.discovery.ServiceAddresses;

/** {@link ServiceAddresses} for the HTTP client, which tries the next one where no connection can be made to the first. */
final class ServiceDnsResolver extends SystemDefaultDnsResolver {

    private final ServiceAddresses addresses = new ServiceAddresses();

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return addresses.of(host);
    }
}
