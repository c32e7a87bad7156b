package org.usersay.comments.importexport;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How imports are handled.
 *
 * @param directory where uploads wait for their turn; share it between instances to let any of them go on after another
 * @param maxUpload of one dump as it is sent
 * @param maxExpanded of one dump when unpacked
 * @param batch comments written at once
 * @param waiting replies kept in memory until the comment they answer turns up
 * @param longest characters of a comment's text
 * @param lease how long an instance that says nothing is taken to be at work
 */
@ConfigurationProperties("usersay.transfer")
@Validated
record TransferSettings(
        Path directory,
        @DefaultValue("4GB") DataSize maxUpload,
        @DefaultValue("64GB") DataSize maxExpanded,
        @DefaultValue("500") @Min(1) int batch,
        @DefaultValue("5000") @Min(1) int waiting,
        @DefaultValue("20000") @Min(1) int longest,
        @DefaultValue("20s") Duration lease) {}
