package org.usersay.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.embeddedstore.journal.Durability;

class AuthenticationTests {

    private static final String PASSWORD = "own-password";

    @TempDir
    Path directory;

    private DocumentStore store;

    @BeforeEach
    void open() {
        store = open("own", PASSWORD);
    }

    private DocumentStore open(String name, @Nullable String password) {
        return new DocumentStore(directory.resolve(name), 0, Durability.PROCESS, password, failure -> {
            throw failure;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static MongoClient connect(DocumentStore store, String credentials, String options) {
        return MongoClients.create(
                "mongodb://" + credentials + "127.0.0.1:" + store.port() + "/?serverSelectionTimeoutMS=3000" + options);
    }

    private static MongoClient connect(DocumentStore store, String password) {
        return connect(store, "usersay:" + password + "@", "&authMechanism=SCRAM-SHA-256&authSource=admin");
    }

    @Test
    void thePasswordOpensTheStore() {
        try (MongoClient client = connect(store, PASSWORD)) {
            client.getDatabase("books").getCollection("shelf").insertOne(new Document("_id", 1));

            assertThat(client.getDatabase("books").getCollection("shelf").countDocuments())
                    .isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-password", "own-passwor", "OWN-PASSWORD", "%20own-password"})
    void anotherPasswordIsRefused(String password) {
        try (MongoClient client = connect(store, password)) {
            assertThatExceptionOfType(MongoSecurityException.class)
                    .isThrownBy(() ->
                            client.getDatabase("books").getCollection("shelf").countDocuments());
        }
    }

    @Test
    void anotherUserIsRefused() {
        try (MongoClient client =
                connect(store, "root:" + PASSWORD + "@", "&authMechanism=SCRAM-SHA-256&authSource=admin")) {
            assertThatExceptionOfType(MongoSecurityException.class)
                    .isThrownBy(() ->
                            client.getDatabase("books").listCollectionNames().first());
        }
    }

    @Test
    void everyCommandButTheHandshakeNeedsAuthentication() {
        try (MongoClient client = connect(store, "", "")) {
            MongoDatabase database = client.getDatabase("books");
            for (Document command : List.of(
                    new Document("find", "shelf"),
                    new Document("insert", "shelf").append("documents", List.of(new Document("_id", 1))),
                    new Document("update", "shelf").append("updates", List.of()),
                    new Document("delete", "shelf").append("deletes", List.of()),
                    new Document("findAndModify", "shelf").append("remove", true),
                    new Document("aggregate", "shelf")
                            .append("pipeline", List.of())
                            .append("cursor", new Document()),
                    new Document("count", "shelf"),
                    new Document("distinct", "shelf").append("key", "_id"),
                    new Document("getMore", 1L).append("collection", "shelf"),
                    new Document("killCursors", "shelf").append("cursors", List.of(1L)),
                    new Document("create", "shelf"),
                    new Document("createIndexes", "shelf").append("indexes", List.of()),
                    new Document("drop", "shelf"),
                    new Document("dropDatabase", 1),
                    new Document("renameCollection", "books.shelf").append("to", "books.other"),
                    new Document("explain", new Document("find", "shelf")),
                    new Document("listCollections", 1),
                    new Document("listDatabases", 1),
                    new Document("dbStats", 1),
                    new Document("serverStatus", 1),
                    new Document("buildInfo", 1),
                    new Document("hostInfo", 1))) {
                assertThatExceptionOfType(MongoCommandException.class)
                        .as(command.toJson())
                        .isThrownBy(() -> database.runCommand(command))
                        .satisfies(refused -> assertThat(refused.getErrorCode()).isEqualTo(13));
            }
            assertThat(database.runCommand(new Document("ping", 1)).get("ok")).isEqualTo(1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n,,",
                "n,,n=usersay",
                "n,,n=usersay,r=",
                "n,,n=root,r=abc",
                "y,,n=usersay,r=abc",
                "p=tls-unique,,n=usersay,r=abc",
                "n=usersay,r=abc"
            })
    void anUnusableFirstMessageIsRefused(String message) {
        refused(new Document("saslStart", 1)
                .append("mechanism", "SCRAM-SHA-256")
                .append("payload", new Binary(message.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-1", "MONGODB-X509", "scram-sha-256", ""})
    void anotherMechanismIsRefused(String mechanism) {
        refused(new Document("saslStart", 1)
                .append("mechanism", mechanism)
                .append("payload", new Binary("n,,n=usersay,r=abc".getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c=biws,r=abc,p=", "c=biws,r=abc,p=AAAA", "c=biws,r=abc,p=?", "v=AAAA"})
    void aProofWithoutAChallengeIsRefused(String message) {
        refused(new Document("saslContinue", 1)
                .append("conversationId", 1)
                .append("payload", new Binary(message.getBytes(UTF_8))));
    }

    private void refused(Document command) {
        try (MongoClient client = connect(store, "", "")) {
            MongoDatabase admin = client.getDatabase("admin");
            assertThatExceptionOfType(MongoCommandException.class)
                    .isThrownBy(() -> admin.runCommand(command))
                    .satisfies(failure -> assertThat(failure.getErrorCode()).isEqualTo(18));
            assertThatExceptionOfType(MongoCommandException.class)
                    .isThrownBy(() -> admin.runCommand(new Document("listDatabases", 1)));
        }
    }

    /** As when a store ends and one of another data directory takes its port. */
    @Test
    void aClientRefusesTheStoreOfAnotherDirectory() {
        try (DocumentStore other = open("other", "password-of-the-other");
                DocumentStore open = open("open", null);
                MongoClient client = connect(other, PASSWORD);
                MongoClient clientOfOpen = connect(open, PASSWORD)) {
            for (MongoClient attached : List.of(client, clientOfOpen)) {
                assertThatExceptionOfType(MongoSecurityException.class)
                        .isThrownBy(() -> attached.getDatabase("books")
                                .getCollection("shelf")
                                .countDocuments());
            }
        }
    }
}
