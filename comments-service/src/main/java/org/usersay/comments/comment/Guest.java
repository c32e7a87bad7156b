package org.usersay.comments.comment;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;

/** An author without an account. The address distinguishes guests and is not stored. */
public record Guest(
        @NotBlank @Size(max = 80) @Pattern(regexp = Guest.SEEN, message = "a name that can be seen")
        String name,

        @NotNull @Email @Size(max = 254) String email) {

    /** Something other than spaces, marks and what cannot be seen; fillers and the empty Braille cell show as nothing. */
    static final String SEEN =
            "(?s).*[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0\\uFFFC\\x{1D159}\\x{13441}\\x{13442}]].*";

    /** Badge of an author without an account. */
    public static final String BADGE = "GUEST";

    /** The address in the form that distinguishes guests. */
    public String key() {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The guest as an author with this id. */
    public Author author(String id) {
        return new Author(id, name, List.of(BADGE));
    }
}
