package org.usersay.gateway.route;

/** Hears of every write before its client does. */
public interface WriteObserver {

    /** Something at this destination may have changed; {@code answer} says what came of it. */
    void written(RouteMatch routeMatch, ServiceResponse serviceResponse);
}
