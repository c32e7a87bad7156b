package org.usersay.gateway;

/** The filters' order: cheap refusals first, then who asks, then how often, then what is kept at the edge. */
public final class FilterOrder {

    public static final int REQUEST_ID = 10;
    public static final int HEADERS = 20;
    public static final int FAULT = 25;
    public static final int PATH = 30;
    public static final int HEALTH = 40;
    public static final int FILES = 50;
    public static final int CORS = 60;
    public static final int CREDENTIALS = 70;
    public static final int LIMIT = 80;
    public static final int BODY = 90;
    public static final int CACHE = 100;

    private FilterOrder() {}
}
