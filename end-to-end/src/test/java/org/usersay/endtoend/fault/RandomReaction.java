package org.usersay.endtoend.fault;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.usersay.endtoend.fault.RandomCommenter.Posted;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Usersay;

/** Reader who reacts to the newest comments of others, to one at random with each write. */
abstract class RandomReaction implements Writer {

    private static final int NEWEST = 20;

    private final String reader;
    private final Visitor visitor;
    private final List<Posted> comments;
    private final Random random;

    /** @param role first part of the reader's name */
    RandomReaction(String role, Usersay usersay, RandomCommenter commenter, long seed) {
        this.reader = role + '-' + UUID.randomUUID();
        this.visitor = usersay.reader(reader);
        this.comments = commenter.ledger();
        this.random = new Random(seed);
    }

    @Override
    public final boolean write(BooleanSupplier stopped) {
        int size = comments.size();
        return size > 0
                && react(
                        comments.get(size - 1 - random.nextInt(Math.min(size, NEWEST)))
                                .id(),
                        stopped);
    }

    /** Whether a reaction to a comment was acknowledged. */
    abstract boolean react(String comment, BooleanSupplier stopped);

    final String reader() {
        return reader;
    }

    final Visitor visitor() {
        return visitor;
    }

    final Random random() {
        return random;
    }
}
