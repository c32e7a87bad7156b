package org.usersay.comments.recent;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How lists are kept.
 *
 * @param kept the newest of each list that Redis holds; older ones are asked of MongoDB
 */
@ConfigurationProperties("usersay.rolls")
@Validated
record RollSettings(
        @DefaultValue("500") @Min(1) @Max(100_000) int kept) {}
