package org.usersay.starter.site;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.validation.Validator;

/** Binds the sites. */
@AutoConfiguration
@EnableConfigurationProperties(Sites.class)
final class SiteAutoConfiguration {

    /** Spring Boot applies a validator of this name to settings while it binds them. */
    @Bean(EnableConfigurationProperties.VALIDATOR_BEAN_NAME)
    static Validator sitesValidator() {
        return new SitesValidator();
    }
}
