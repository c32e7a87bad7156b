package org.usersay.comments;

import org.usersay.starter.test.LayoutContract;

/** The collections of this service. */
class LayoutTests implements LayoutContract {

    @Override
    public String root() {
        return "org.usersay.comments";
    }

    @Override
    public String module() {
        return "comments-service";
    }
}
