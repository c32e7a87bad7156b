package org.usersay.subscription.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.usersay.starter.test.WithStores;
import org.usersay.subscription.SubscriptionApplication;

/** The application on stores of its own. Mail is sent when a test asks for it; passwords are cheap. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SubscriptionApplication.class,
        properties = {
            "usersay.passwords.strength=4",
            "usersay.mail.worker=false",
            // In the thread of the test, whose writes can be made to fail.
            "usersay.mail.bulk-senders=1",
            "usersay.orders.terms=1h",
            "usersay.service.key=the key of the tests",
            "usersay.mail-events.secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "usersay.admin.email=chief@example.org",
            "usersay.admin.password=a chief's password",
            "usersay.sites[0].id=vir",
            "usersay.sites[0].name=Demo newsroom",
            "usersay.sites[0].url=http://localhost:8080",
            "usersay.sites[0].origins=http://localhost:8080",
            "usersay.sites[0].locale=en",
            "usersay.sites[1].id=other",
            "usersay.sites[1].name=Other newsroom",
            "usersay.sites[1].url=http://localhost:8081",
            "usersay.sites[1].origins=http://localhost:8081",
            "usersay.sites[1].locale=vi-AU",
            "usersay.sites[1].time-zone=Pacific/Kiritimati",
            "usersay.webhooks.delivery.worker=false",
            "usersay.webhooks.sweep=200ms",
            "usersay.webhooks.endpoints.vir[0].id=crm",
            "usersay.webhooks.endpoints.vir[0].url=https://localhost/orders",
            "usersay.webhooks.endpoints.vir[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "usersay.webhooks.endpoints.vir[0].events=order.changed",
            "usersay.webhooks.endpoints.other[0].id=cms",
            "usersay.webhooks.endpoints.other[0].url=https://localhost/usersay",
            "usersay.webhooks.endpoints.other[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        })
@AutoConfigureMockMvc
@Import({AdjustableClock.class, Mailbox.class, Client.class})
@ContextConfiguration(initializers = WithStores.Initializer.class)
public @interface SubscriptionTest {}
