package org.usersay.ratings.vote;

/**
 * Who votes: a reader, or a device of somebody who has not signed in. The two never meet in one key.
 *
 * @param key as it stands in a vote's id
 */
public record Voter(String key) {

    private static final String DEVICE = "device:";

    public static Voter reader(String id) {
        return new Voter(id);
    }

    public static Voter device(String id) {
        return new Voter(DEVICE + id);
    }

    public boolean anonymous() {
        return key.startsWith(DEVICE);
    }

    @Override
    public String toString() {
        return key;
    }
}
