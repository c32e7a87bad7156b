package org.usersay.gateway;

import java.security.Security;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Spring Cloud Gateway Server WebMVC in front of the services. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayApplication {

    /** Seconds until the addresses of a service are looked up again; the virtual machine's own default is thirty. */
    private static final String ADDRESSES_KEPT = "5";

    public static void main(String[] args) {
        Security.setProperty("networkaddress.cache.ttl", ADDRESSES_KEPT);
        SpringApplication.run(GatewayApplication.class, args);
    }
}
