package org.usersay.starter.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what a client may send.
 *
 * @param maxBody of a request
 * @param bodyDeadline how long a body may take from its request on; checked as its parts arrive
 * @param unlimitedBodies Ant path patterns of streamed uploads that bring a limit of their own
 */
@ConfigurationProperties("usersay.web")
public record WebSettings(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("20s") Duration bodyDeadline,
        @DefaultValue("/api/v1/admin/sites/*/imports") List<String> unlimitedBodies) {}
