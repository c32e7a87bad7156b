package org.usersay.subscription.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Role;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Store of accounts: the collection {@code accounts}. Lookups: by {@code emailKey}, whose unique index admits one
 * account per address and which is therefore the shard key; or by {@code _id}, a query to every shard. Ids are random,
 * and an account that is inserted twice has the same address both times, so no two are equal on different shards.
 */
@Component
class AccountStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "accounts",
            ShardKey.of("emailKey"),
            Index.unique("emailKey"),
            Index.sparse("leaving"),
            Index.on("roles"),
            Index.on("site", "nameKey"));

    private static final int MAX_STAFF = 1_000;
    private static final int MAX_SUSPENSIONS = 50;

    private final MongoCollection<Document> accounts;

    AccountStore(MongoDatabase database) {
        this.accounts = LAYOUT.open(database);
        LAYOUT.createIndexes(accounts);
    }

    Optional<Account> find(String id) {
        return read(accounts.find(eq(id)).first());
    }

    Optional<Account> findUnlessLeaving(String id) {
        return read(accounts.find(and(eq(id), ne("leaving", true))).first());
    }

    Optional<Account> find(EmailAddress email) {
        return read(accounts.find(eq("emailKey", email.key())).first());
    }

    /** Ids of the accounts that some addresses have, by the keys of the addresses. */
    Map<String, String> idsOf(Collection<EmailAddress> addresses) {
        var ids = new HashMap<String, String>();
        accounts.find(in("emailKey", addresses.stream().map(EmailAddress::key).toList()))
                .projection(include("emailKey"))
                .forEach(found -> ids.put(found.getString("emailKey"), found.getString("_id")));
        return ids;
    }

    /** False if the id or the address has an account already. */
    boolean insert(Account account) {
        try {
            accounts.insertOne(AccountDocumentMapper.of(account));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    Optional<Account> changePassword(String id, String hash, Instant now) {
        return update(id, combine(set("passwordHash", hash), set("credentialsChangedAt", Date.from(now))));
    }

    /** Changes the shard key, which MongoDB does in a retryable write that names the former one. */
    Optional<Account> changeEmail(String id, EmailAddress former, EmailAddress email, Instant now) {
        var known = findUnlessLeaving(id);
        if (known.isEmpty() || known.get().email().key().equals(email.key())) {
            return known;
        }
        try {
            var changed = read(accounts.findOneAndUpdate(
                    and(eq(id), eq("emailKey", former.key()), ne("leaving", true)),
                    combine(
                            set("email", email.value()),
                            set("emailKey", email.key()),
                            set("credentialsChangedAt", Date.from(now))),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
            // Another process, which finishes the same change, may have been faster.
            return changed.isPresent()
                    ? changed
                    : findUnlessLeaving(id)
                            .filter(account -> account.email().key().equals(email.key()));
        } catch (MongoException e) {
            if (DuplicateKeys.in(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<Account> changeRoles(String id, Set<Role> roles, String site) {
        return changeRoles(eq(id), roles, site);
    }

    /** The same unless roles or site are no longer those that were read. */
    Optional<Account> changeRoles(Account known, Set<Role> roles, String site) {
        var asRead = and(eq(known.id()), eq("roles", names(known.roles())), eq("site", known.site()));
        return changeRoles(asRead, roles, site);
    }

    private Optional<Account> changeRoles(Bson which, Set<Role> roles, String site) {
        return update(which, combine(set("roles", names(roles)), set("site", site)));
    }

    Optional<Account> update(String id, Bson changes) {
        return update(eq(id), changes);
    }

    /**
     * Update that also names the address: without it a cluster before MongoDB 8 rejects the
     * write.
     *
     * @param which one account by its id, and what has to be true of it
     */
    private Optional<Account> update(Bson which, Bson changes) {
        var found = accounts.find(which).projection(include("emailKey")).first();
        if (found == null) {
            return Optional.empty();
        }
        var one = and(which, eq("emailKey", found.getString("emailKey")));
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        return read(accounts.findOneAndUpdate(one, changes, after));
    }

    Optional<Account> leave(String id, Instant closedUntil) {
        return update(id, combine(set("leaving", true), set("suspendedUntil", Date.from(closedUntil))));
    }

    /** Accounts being deleted, over the sparse index on {@code leaving}. */
    List<Account> leaving() {
        return accounts.find(eq("leaving", true))
                .map(AccountDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Accounts with a role beyond that of a reader, over the index on {@code roles}. */
    List<Account> staff() {
        return accounts.find(in("roles", Role.ADMIN.name(), Role.MODERATOR.name(), Role.STAFF.name()))
                .limit(MAX_STAFF)
                .map(AccountDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Adds a suspension and its end to an account that is not suspended, unless another one came first. */
    Optional<Account> suspend(Account known, Suspension suspension) {
        var end = known.suspendedUntil();
        var asRead = and(eq(known.id()), eq("suspendedUntil", end == null ? null : Date.from(end)));
        var removals = suspension.removedComments() ? set("removals", List.of(suspension.id())) : unset("removals");
        return update(asRead, combine(added(suspension), removals));
    }

    /** Adds a suspension and its end to an account that is suspended: what that one removed belongs to this one too. */
    Optional<Account> suspendFurther(String id, Suspension suspension) {
        var added = added(suspension);
        return update(id, suspension.removedComments() ? combine(added, push("removals", suspension.id())) : added);
    }

    private static Bson added(Suspension suspension) {
        return combine(
                set("suspendedUntil", Date.from(suspension.until())),
                pushEach(
                        "suspensions",
                        List.of(SuspensionDocumentMapper.of(suspension)),
                        new PushOptions().slice(-MAX_SUSPENSIONS)));
    }

    List<Suspension> suspensions(String id) {
        var found = accounts.find(eq(id)).projection(include("suspensions")).first();
        return found == null
                ? List.of()
                : found.getList("suspensions", Document.class, List.of()).stream()
                        .map(SuspensionDocumentMapper::read)
                        .toList();
    }

    List<String> removals(String id) {
        var found = accounts.find(eq(id)).projection(include("removals")).first();
        return found == null ? List.of() : found.getList("removals", String.class, List.of());
    }

    /** A range of the index on {@code (site, nameKey)}. */
    List<Account> named(String site, String beginning, int limit) {
        var key = NameSearch.key(beginning);
        var end = key + Character.toString(Character.MAX_CODE_POINT);
        return accounts.find(and(eq("site", site), gte("nameKey", key), lt("nameKey", end)))
                .sort(ascending("site", "nameKey"))
                .limit(limit)
                .map(AccountDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Gives accounts of a site from before names were searched their key; how many. */
    int addNameKeys(String site, int limit) {
        var without = accounts.find(and(eq("site", site), eq("nameKey", null)))
                .projection(include("name"))
                .limit(limit)
                .into(new ArrayList<>());
        // Who is renamed in the meantime has the new name's key already.
        without.forEach(account -> update(
                and(eq(account.getString("_id")), eq("nameKey", null)),
                set("nameKey", NameSearch.key(account.getString("name")))));
        return without.size();
    }

    void delete(String id) {
        accounts.deleteOne(eq(id));
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toList();
    }

    private static Optional<Account> read(@Nullable Document document) {
        return Optional.ofNullable(document).map(AccountDocumentMapper::read);
    }
}
