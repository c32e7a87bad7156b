package org.usersay.starter.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what a client may send, and the end of its connections.
 *
 * @param maxBody of a request
 * @param bodyDeadline how long a client is waited for until its body is whole; checked as its parts arrive
 * @param largeBodies Ant path patterns of requests whose bodies may be longer
 * @param maxLargeBody of those
 * @param unlimitedBodies Ant path patterns of streamed uploads that bring a limit of their own
 * @param minBodyRate a second, at which streamed uploads arrive at least once {@code body-deadline} is over
 * @param multipartBodies Ant path patterns of requests whose multipart bodies are ignored; everywhere else multipart is
 *     refused
 * @param drain how long, once a process is to stop, open connections are served on after the port is closed; {@code 2s} in the
 *     images
 */
@ConfigurationProperties("usersay.web")
public record WebSettings(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("20s") Duration bodyDeadline,
        @DefaultValue List<String> largeBodies,
        @DefaultValue("8MB") DataSize maxLargeBody,
        @DefaultValue("/api/v1/admin/sites/*/imports") List<String> unlimitedBodies,
        @DefaultValue("1KB") DataSize minBodyRate,
        @DefaultValue("/api/v1/u/*") List<String> multipartBodies,
        @DefaultValue("0s") Duration drain) {}
