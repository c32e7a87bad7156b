package org.usersay.ratings.vote;

/**
 * A reader, or a device without an account. Their keys never collide.
 *
 * @param key last part of a vote's id
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
