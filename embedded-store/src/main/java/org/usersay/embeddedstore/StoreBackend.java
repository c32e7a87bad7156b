package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVStore;
import org.usersay.embeddedstore.journal.GroupCommit;
import org.usersay.embeddedstore.journal.Journal;
import org.usersay.embeddedstore.journal.StoreFile;

/** Execution of commands: which may run at the same time, and what must be in the file before the answer. */
final class StoreBackend extends AbstractMongoBackend {

    private final MVStore store;
    private final Journal journal;
    private final GroupCommit groupCommit;
    private final Authentication authentication;

    /** The engine opens all of them again whenever a client lists them, as health checks of drivers do. */
    private final Map<String, StoredDatabase> opened = new ConcurrentHashMap<>();

    private final ReentrantReadWriteLock structure = new ReentrantReadWriteLock();

    StoreBackend(MVStore store, Journal journal, GroupCommit groupCommit, Authentication authentication) {
        this.authentication = authentication;
        this.store = store;
        this.journal = journal;
        this.groupCommit = groupCommit;
        StoreFile.databases(store).toList().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return opened.computeIfAbsent(
                name, unknown -> new StoredDatabase(unknown, store, journal, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        opened.remove(name);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String name, Document command) {
        authentication.check(channel, name);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "hello" -> hello(channel, database, command);
            case "saslstart" -> authentication.start(channel, command);
            case "saslcontinue" -> authentication.proceed(channel, command);
            default -> execute(channel, database, name, command);
        };
    }

    /** A query of the protocol before commands; drivers only greet by it. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        authentication.check(query.getChannel(), "query");
        return super.handleQuery(query);
    }

    private Document execute(Channel channel, String database, String name, Document command) {
        UnaryOperator<Document> run = part -> onOneVersion(() -> super.handleCommand(channel, database, name, part));
        return switch (CommandKind.of(name, command)) {
            case READ -> holding(structure.readLock(), () -> run.apply(command));
            case WRITE ->
                WriteParts.run(
                        command,
                        name,
                        part -> groupCommit.durably(() -> holding(structure.readLock(), () -> run.apply(part))));
            case STRUCTURE -> groupCommit.checkpointed(() -> holding(structure.writeLock(), () -> run.apply(command)));
        };
    }

    /** The engine has this command under its old name only; health checks of drivers use the new one. */
    private Document hello(Channel channel, String database, Document command) {
        Document answer = super.handleCommand(channel, database, "isMaster", command);
        answer.put("isWritablePrimary", true);
        return answer;
    }

    /** What a long scan has still to read is not given up for reuse under it. */
    private Document onOneVersion(Supplier<Document> run) {
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return run.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    private static Document holding(Lock lock, Supplier<Document> run) {
        lock.lock();
        try {
            return run.get();
        } finally {
            lock.unlock();
        }
    }
}
