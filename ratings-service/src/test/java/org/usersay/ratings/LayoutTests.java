package org.usersay.ratings;

import org.usersay.starter.test.LayoutContract;

/** The collections of this service. */
class LayoutTests implements LayoutContract {

    @Override
    public String root() {
        return "org.usersay.ratings";
    }

    @Override
    public String module() {
        return "ratings-service";
    }
}
