package org.usersay.starter.problem;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import org.springframework.util.ClassUtils;

/** Distinction of an unavailable MongoDB from other faults, also where the driver is not on the class path. */
final class MongoOutageDetector {

    private static final boolean DRIVER =
            ClassUtils.isPresent("com.mongodb.MongoException", MongoOutageDetector.class.getClassLoader());

    private MongoOutageDetector() {}

    static boolean isOutage(RuntimeException fault) {
        return DRIVER && Mongo.isOutage(fault);
    }

    /** Loaded only where the driver is there. */
    private static final class Mongo {
        static boolean isOutage(RuntimeException fault) {
            return switch (fault) {
                case MongoTimeoutException e -> true;
                case MongoSocketException e -> true;
                // Another store than the one whose password was given.
                case MongoSecurityException e -> true;
                case MongoConnectionPoolClearedException e -> true;
                case MongoServerUnavailableException e -> true;
                case MongoInterruptedException e -> true;
                case MongoNotPrimaryException e -> true;
                case MongoNodeIsRecoveringException e -> true;
                case MongoWriteConcernException e -> true;
                default -> false;
            };
        }
    }
}
