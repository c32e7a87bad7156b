package org.usersay.comments.posting;

import java.util.Optional;

/** Names that readers took after their access tokens were issued. Implemented by {@code readerevent}. */
@FunctionalInterface
public interface NewNames {

    /** Empty where the name in the token is the latest. */
    Optional<String> find(String reader);
}
