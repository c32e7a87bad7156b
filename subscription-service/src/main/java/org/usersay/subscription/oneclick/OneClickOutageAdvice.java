package org.usersay.subscription.oneclick;

import com.mongodb.MongoException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Page instead of a problem where the store is not available. */
@RestControllerAdvice(assignableTypes = OneClickController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneClickOutageAdvice {

    private final OneClickPages pages;

    OneClickOutageAdvice(OneClickPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<String> unavailable(MongoException outage, Locale browser) {
        return pages.failed(HttpStatus.SERVICE_UNAVAILABLE, "try-again", OneClickPages.language(browser), "");
    }
}
