package org.usersay.starter.test;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Remembers the reads that a test sends to MongoDB, by {@code MockMvc} too, which answers on the thread of the test, and by
 * threads that the test starts. Those of other threads, as of scheduled work, come at any time and are left out.
 */
@TestConfiguration(proxyBeanMethods = false)
public class AskedReads {

    private static final Set<String> READS = Set.of("find", "aggregate", "count");
    private static final Queue<BsonDocument> ASKED = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<@Nullable UUID> TEST = new InheritableThreadLocal<>();
    private static volatile UUID current = UUID.randomUUID();

    @Bean
    MongoClientSettingsBuilderCustomizer askedReads() {
        return settings -> settings.addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (current.equals(TEST.get()) && READS.contains(event.getCommandName())) {
                    ASKED.add(event.getCommand().clone());
                }
            }
        });
    }

    /** Begins anew, with the reads of the calling thread and of those that it starts from now on. */
    public static void forget() {
        ASKED.clear();
        current = UUID.randomUUID();
        TEST.set(current);
    }

    /** Reads of these collections since {@link #forget}. */
    public static List<BsonDocument> of(Collection<String> collections) {
        return ASKED.stream()
                .filter(command -> collections.contains(collection(command)))
                .toList();
    }

    public static String collection(BsonDocument command) {
        return command.getString(command.getFirstKey()).getValue();
    }
}
