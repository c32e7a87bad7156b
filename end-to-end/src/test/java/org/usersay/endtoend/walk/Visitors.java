package org.usersay.endtoend.walk;

import org.usersay.endtoend.system.Usersay;

/** Checks of access to administrative routes. */
final class Visitors {

    private Visitors() {}

    static void notForReaders(Usersay usersay, String path) {
        usersay.program().get(path).expect(401).problem();
        usersay.readers().signedIn("Curious").browser().get(path).expect(403).problem();
        usersay.administrator().get(path).expect(200);
    }
}
