package org.usersay.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;

/** Recognises a unique index's refusal, whichever command it came from. */
public final class DuplicateKeys {

    private DuplicateKeys() {}

    /** Whether {@code fault} says that a document with this unique key is there already. */
    public static boolean in(MongoException fault) {
        return ErrorCategory.fromErrorCode(fault.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
