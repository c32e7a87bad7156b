package org.usersay.subscription.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Something one can subscribe to. */
public record Publication(
        @NotBlank String id,
        @NotBlank String name,
        @NotNull Kind kind,
        @DefaultValue("") String description,
        @NotEmpty List<@Valid Plan> plans) {

    public Publication {
        plans = List.copyOf(plans);
    }

    /** What a plan's subscribers may read. */
    public List<String> entitlements(Plan plan) {
        return plan.entitlements() == null ? kind.entitlements() : plan.entitlements();
    }

    public enum Kind {
        PRINT,
        DIGITAL,
        EPAPER;

        private List<String> entitlements() {
            return switch (this) {
                case PRINT -> List.of();
                case DIGITAL -> List.of("digital-access");
                case EPAPER -> List.of("epaper");
            };
        }
    }
}
