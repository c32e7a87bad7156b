package org.usersay.endtoend.brand;

import java.util.Locale;

/**
 * Site of the file that another publisher starts with.
 *
 * @param mark part of every page and mail of the site: its name
 * @param accent its colour
 * @param language of its pages and mails
 */
record OtherPublisher(String id, String mark, String accent, Locale language, String list, String plan) {

    static final OtherPublisher COURIER =
            new OtherPublisher("courier", "The Harbour Courier", "#0b5563", Locale.ENGLISH, "morning", "daily-12");
    static final OtherPublisher TIN_CANG =
            new OtherPublisher("tin-cang", "Tin Cảng", "#4a3b8f", Locale.of("vi"), "sang", "bao-12");

    String path(String rest) {
        return "/api/v1/sites/" + id + rest;
    }
}
