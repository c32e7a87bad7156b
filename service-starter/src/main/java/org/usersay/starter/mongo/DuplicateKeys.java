package org.usersay.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import java.util.stream.IntStream;

/** Detection of duplicate keys in the errors of any command. */
public final class DuplicateKeys {

    private DuplicateKeys() {}

    /** Whether {@code fault} is a duplicate key. */
    public static boolean in(MongoException fault) {
        return ErrorCategory.fromErrorCode(fault.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /**
     * Indexes of the documents of an unordered insert that exist already.
     *
     * @throws MongoBulkWriteException {@code fault} itself if it has another cause too
     */
    public static IntStream allIn(MongoBulkWriteException fault) {
        var errors = fault.getWriteErrors();
        if (fault.getWriteConcernError() != null
                || !errors.stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
            throw fault;
        }
        return errors.stream().mapToInt(BulkWriteError::getIndex);
    }
}
