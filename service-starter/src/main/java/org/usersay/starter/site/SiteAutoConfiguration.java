package org.usersay.starter.site;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Binds the sites. */
@AutoConfiguration
@EnableConfigurationProperties(Sites.class)
final class SiteAutoConfiguration {}
