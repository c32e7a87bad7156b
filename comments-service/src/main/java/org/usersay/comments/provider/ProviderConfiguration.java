package org.usersay.comments.provider;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the calls to providers. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    /** Meaning of the providers' names. */
    @Bean
    DnsResolver providerDnsResolver() {
        return SystemDefaultDnsResolver.INSTANCE;
    }
}
