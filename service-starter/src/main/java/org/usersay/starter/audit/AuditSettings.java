package org.usersay.starter.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param database database that all services share
 */
@ConfigurationProperties("usersay.audit")
record AuditSettings(@DefaultValue("usersay_audit") String database) {}
