package org.usersay.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import java.util.stream.IntStream;

/** Recognises a unique index's refusal, whichever command it came from. */
public final class DuplicateKeys {

    private DuplicateKeys() {}

    /** Whether {@code fault} says that a document with this unique key is there already. */
    public static boolean in(MongoException fault) {
        return ErrorCategory.fromErrorCode(fault.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /**
     * Which documents of an unordered insert were there already, by their index in it.
     *
     * @throws MongoBulkWriteException {@code fault} itself, where it also says anything else
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
