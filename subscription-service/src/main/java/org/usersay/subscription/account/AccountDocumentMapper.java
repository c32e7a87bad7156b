package org.usersay.subscription.account;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/** Mapping between accounts and MongoDB documents. */
final class AccountDocumentMapper {

    private AccountDocumentMapper() {}

    static Document of(Account account) {
        return new Document("_id", account.id())
                .append("email", account.email().value())
                .append("emailKey", account.email().key())
                .append("name", account.name().value())
                .append("nameKey", NameSearch.key(account.name().value()))
                .append("site", account.site())
                .append(
                        "roles",
                        account.roles().stream().map(Role::name).sorted().toList())
                .append("language", account.language().code())
                .append("passwordHash", account.passwordHash())
                .append("createdAt", Date.from(account.createdAt()))
                .append("credentialsChangedAt", Date.from(account.credentialsChangedAt()))
                .append("consents", Consent.documents(account.consents()));
    }

    static Account read(Document document) {
        return new Account(
                document.getString("_id"),
                new EmailAddress(document.getString("email")),
                new DisplayName(document.getString("name")),
                document.getString("site"),
                document.getList("roles", String.class).stream()
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                Language.parse(document.getString("language")),
                document.getString("passwordHash"),
                document.getDate("createdAt").toInstant(),
                document.getDate("credentialsChangedAt").toInstant(),
                Consent.read(document, "consents"),
                instant(document.getDate("suspendedUntil")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
