package org.usersay.subscription;

import org.usersay.starter.test.LayoutContract;

/** The collections of this service. */
class LayoutTests implements LayoutContract {

    @Override
    public String root() {
        return "org.usersay.subscription";
    }

    @Override
    public String module() {
        return "subscription-service";
    }
}
