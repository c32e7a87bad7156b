package org.usersay.gateway.staticfiles;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is shown only where the software is tried out.
 *
 * @param newsroom whether the pages of an invented newspaper are served; {@code ./run} sets it
 */
@ConfigurationProperties("usersay.demo")
record DemoSettings(@DefaultValue("false") boolean newsroom) {}
