package org.usersay.comments.importexport;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of imports.
 *
 * @param directory of uploads until they are imported; shared by instances, any of them repeats what another left
 * @param maxUpload of one dump as it is sent
 * @param maxExpanded of one dump when unpacked
 * @param batch comments inserted at once
 * @param longest characters of a comment's text
 * @param lease how long a run that does not report progress keeps its lock
 */
@ConfigurationProperties("usersay.transfer")
@Validated
record TransferSettings(
        Path directory,
        @DefaultValue("4GB") DataSize maxUpload,
        @DefaultValue("64GB") DataSize maxExpanded,
        @DefaultValue("500") @Min(1) int batch,
        @DefaultValue("20000") @Min(1) int longest,
        @DefaultValue("20s") Duration lease) {}
