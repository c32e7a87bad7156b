package org.usersay.embeddedstore;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.usersay.embeddedstore.journal.Durability;

/**
 * Main class of a process with a document store: {@code StoreMain FILE PORT DURABILITY}. The password stands in the
 * environment, which only the owner of the process may read. SIGTERM closes the file and ends the process.
 */
public final class StoreMain {

    /** Environment variable of the password of the user {@code usersay}; without it every local process may connect. */
    public static final String PASSWORD = "USERSAY_STORE_PASSWORD";

    private static final int CANNOT_WRITE = 74;

    private StoreMain() {}

    public static void main(String[] args) throws InterruptedException {
        DocumentStore store = new DocumentStore(
                Path.of(args[0]),
                Integer.parseInt(args[1]),
                Durability.valueOf(args[2]),
                System.getenv(PASSWORD),
                StoreMain::giveUp);
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-close"));
        System.out.println("listening on 127.0.0.1:" + store.port());
        new CountDownLatch(1).await();
    }

    /** Ends the process, which is reported, where it would only refuse every write. */
    private static void giveUp(RuntimeException failure) {
        System.err.println("The store cannot write its file any more and stops: " + failure);
        Runtime.getRuntime().halt(CANNOT_WRITE);
    }
}
