package org.usersay.comments.comment;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

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

    private static final String ID = "guest-";

    /** Whether the id is one that a guest gets. */
    static boolean is(String reader) {
        return reader.startsWith(ID);
    }

    public Author author() {
        var address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return new Author(ID + UUID.nameUUIDFromBytes(address), name, List.of(BADGE));
    }
}
