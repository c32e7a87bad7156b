package org.usersay.standalone;

import java.io.IOException;

/**
 * The passwords of a data directory's Redis and document store. They are what a store is recognised by: a service that is
 * given them refuses a store of another directory which listens on the same port, and is refused by it.
 */
record StorePasswords(String redis, String documents) {

    private static final int LENGTH = 32;

    static StorePasswords of(DataDirectory data) throws IOException {
        return new StorePasswords(
                GeneratedSecret.kept(data.resolve("redis-password"), LENGTH),
                GeneratedSecret.kept(data.resolve("store-password"), LENGTH));
    }

    @Override
    public String toString() {
        return "StorePasswords";
    }
}
