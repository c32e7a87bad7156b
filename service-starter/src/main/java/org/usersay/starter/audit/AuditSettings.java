package org.usersay.starter.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param database database of the audit trail, the same for all services
 */
@ConfigurationProperties("usersay.audit")
record AuditSettings(@DefaultValue("usersay_audit") String database) {}
