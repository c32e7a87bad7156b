package org.usersay.embeddedstore;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.usersay.embeddedstore.journal.Durability;

/** The store as a process of its own: {@code StoreMain FILE PORT DURABILITY}. Ends tidily on SIGTERM. */
public final class StoreMain {

    private static final int CANNOT_WRITE = 74;

    private StoreMain() {}

    public static void main(String[] args) throws InterruptedException {
        DocumentStore store = new DocumentStore(
                Path.of(args[0]), Integer.parseInt(args[1]), Durability.valueOf(args[2]), StoreMain::giveUp);
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-close"));
        System.out.println("listening on 127.0.0.1:" + store.port());
        new CountDownLatch(1).await();
    }

    /** Better visibly gone than alive and refusing every write. */
    private static void giveUp(RuntimeException failure) {
        System.err.println("The store cannot write its file any more and stops: " + failure);
        Runtime.getRuntime().halt(CANNOT_WRITE);
    }
}
