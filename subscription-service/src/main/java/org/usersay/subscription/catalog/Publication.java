package org.usersay.subscription.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.subscription.contact.Language;

/**
 * Something one can subscribe to.
 *
 * @param id unique within the site
 * @param name in the site's own language
 * @param names in other languages
 * @param description in the site's own language
 * @param descriptions in other languages
 * @param issueDays when its issues appear
 */
public record Publication(
        @NotNull @Pattern(regexp = Publication.ID) String id,
        @NotBlank String name,
        @DefaultValue @Size(max = 2) Map<Language, String> names,
        @NotNull Kind kind,
        @DefaultValue("") String description,
        @DefaultValue @Size(max = 2) Map<Language, String> descriptions,
        @DefaultValue @Valid IssueDays issueDays,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Plan> plans) {

    static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

    public Publication {
        names = Map.copyOf(Objects.requireNonNullElse(names, Map.of()));
        description = Objects.requireNonNullElse(description, "");
        descriptions = Map.copyOf(Objects.requireNonNullElse(descriptions, Map.of()));
        issueDays = Objects.requireNonNullElse(issueDays, IssueDays.NONE);
        plans = List.copyOf(Objects.requireNonNullElse(plans, List.of()));
    }

    /** Its name as a reader of this language is told it. */
    public String name(Language language) {
        return names.getOrDefault(language, name);
    }

    /** What it is, as a reader of this language is told it; may be empty. */
    public String description(Language language) {
        return descriptions.getOrDefault(language, description);
    }

    /** The same with these plans alone. */
    Publication with(List<Plan> others) {
        return new Publication(id, name, names, kind, description, descriptions, issueDays, others);
    }

    /** What a plan's subscribers may read. */
    public List<String> entitlements(Plan plan) {
        return plan.entitlements() == null ? kind.entitlements() : plan.entitlements();
    }

    public enum Kind {
        PRINT,
        SUPPLEMENT,
        SPECIAL,
        DIGITAL,
        EPAPER;

        List<String> entitlements() {
            return switch (this) {
                case PRINT, SUPPLEMENT, SPECIAL -> List.of();
                case DIGITAL -> List.of("digital-access");
                case EPAPER -> List.of("epaper");
            };
        }
    }
}
