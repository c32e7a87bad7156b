package org.usersay.gateway.proxy;

import org.usersay.gateway.route.RouteMatch;

/** Observer of unsafe requests, called before the client receives the response. */
public interface WriteObserver {

    /** A service has answered an unsafe request with {@code response}. */
    void onWrite(RouteMatch match, ServiceResponse response);
}
