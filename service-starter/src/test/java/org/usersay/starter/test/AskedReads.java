package org.usersay.starter.test;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Remembers every read that a service sends to MongoDB. */
@TestConfiguration(proxyBeanMethods = false)
public class AskedReads {

    private static final Set<String> READS = Set.of("find", "aggregate", "count");
    private static final Queue<BsonDocument> ASKED = new ConcurrentLinkedQueue<>();

    @Bean
    MongoClientSettingsBuilderCustomizer askedReads() {
        return settings -> settings.addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (READS.contains(event.getCommandName())) {
                    ASKED.add(event.getCommand().clone());
                }
            }
        });
    }

    public static void forget() {
        ASKED.clear();
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
