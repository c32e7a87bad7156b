package org.usersay.subscription.payment;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the calls to providers. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    /** Meaning of the providers' names. */
    @Bean
    DnsResolver checkoutDnsResolver() {
        return SystemDefaultDnsResolver.INSTANCE;
    }
}
