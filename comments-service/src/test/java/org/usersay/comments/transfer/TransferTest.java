package org.usersay.comments.transfer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.CommentsServiceTest;

/** The service with small batches, so that they matter, and low limits. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CommentsServiceTest
@TestPropertySource(
        properties = {
            "usersay.transfer.directory=${java.io.tmpdir}/usersay-transfer-tests-${random.uuid}",
            "usersay.transfer.batch=3",
            "usersay.transfer.waiting=4",
            "usersay.transfer.max-upload=3MB",
            "usersay.transfer.max-expanded=4MB"
        })
@interface TransferTest {}
