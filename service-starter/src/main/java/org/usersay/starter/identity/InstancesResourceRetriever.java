package org.usersay.starter.identity;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import org.usersay.starter.discovery.ServiceAddresses;

/** The library's own retriever of keys, which would call the first instance of the issuer alone, over all of them. */
final class InstancesResourceRetriever implements ResourceRetriever {

    /** The library's own half a second is less than the first response of a process may take. */
    private static final int READ_MILLIS = 5_000;

    private static final int CONNECT_MILLIS = 2_000;

    private final ServiceAddresses addresses = new ServiceAddresses();
    private final ResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, JWKSourceBuilder.DEFAULT_HTTP_SIZE_LIMIT);

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            return addresses.call(URI.create(url.toString()), instance -> retriever.retrieveResource(instance.toURL()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The retrieval of keys was interrupted.");
        }
    }
}
