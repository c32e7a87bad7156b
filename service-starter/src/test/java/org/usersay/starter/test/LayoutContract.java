package org.usersay.starter.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.webhook.Webhooks;

/**
 * What holds for the collections of every service: they are declared, a sharded cluster can keep what is unique in them,
 * and {@code docs/architecture.md} tells of exactly these shard keys and indexes.
 */
public interface LayoutContract {

    /** The service's own package. */
    String root();

    /** The service's directory. */
    String module();

    private JavaClasses classes() {
        return Layouts.classes(root());
    }

    private List<CollectionDefinition> layouts() {
        var all = new ArrayList<>(Layouts.in(classes()));
        all.addAll(Layouts.in(Layouts.classes(AuditTrail.class.getPackageName())));
        all.addAll(Layouts.in(Layouts.classes(IdempotencyKey.class.getPackageName())));
        all.addAll(Layouts.in(Layouts.classes(Webhooks.class.getPackageName())));
        return all;
    }

    /** Then every index has gone through the check in {@link CollectionDefinition}. */
    @Test
    default void collectionsAndIndexesAreOnlyMadeAsDeclared() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "opens a collection or makes an index by itself",
                        (JavaCall<?> call) -> (call.getTargetOwner().isAssignableTo(MongoDatabase.class)
                                        && List.of("getCollection", "createCollection")
                                                .contains(call.getName()))
                                || (call.getTargetOwner().isAssignableTo(MongoCollection.class)
                                        && List.of("createIndex", "createIndexes")
                                                .contains(call.getName()))))
                .check(classes());
        assertThat(layouts()).extracting(CollectionDefinition::name).doesNotHaveDuplicates();
    }

    @Test
    default void uniqueIndexesBeginWithTheShardKey() {
        var address = new ConnectionString(Stores.freshDatabase());
        try (var client = MongoClients.create(address)) {
            var database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));
            for (CollectionDefinition layout : layouts()) {
                var collection = layout.open(database);
                layout.createIndexes(collection);
                var key = layout.shardKey().fields();
                var unique = new ArrayList<List<String>>();
                for (Document index : collection.listIndexes()) {
                    if (index.getBoolean("unique", false)) {
                        unique.add(List.copyOf(index.get("key", Document.class).keySet()));
                    }
                }
                unique.remove(List.of("_id"));
                assertThat(unique)
                        .as("unique indexes of %s, which is divided by %s", layout.name(), key)
                        .containsExactlyInAnyOrderElementsOf(layout.indexes().stream()
                                .filter(Index::unique)
                                .map(Index::fields)
                                .toList())
                        .allSatisfy(fields -> assertThat(fields.subList(0, Math.min(key.size(), fields.size())))
                                .isEqualTo(key));
            }
            database.drop();
        }
    }

    @Test
    default void architectureNamesTheSameShardKeysAndIndexes() {
        assertThat(LayoutTable.of(module()).rows())
                .containsExactlyInAnyOrderElementsOf(
                        layouts().stream().map(LayoutTable.Row::of).toList());
    }
}
