package org.usersay.comments.importexport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.CommentsServiceTest;

/** The service with small batches, so that they matter, and low limits. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CommentsServiceTest
@Import(Transfers.class)
@TestPropertySource(
        properties = {
            "usersay.transfer.directory=${java.io.tmpdir}/usersay-transfer-tests-${random.uuid}",
            "usersay.transfer.batch=3",
            "usersay.transfer.max-upload=3MB",
            "usersay.transfer.max-expanded=4MB",
            // For what would make the exports of the others too long to be imported.
            "usersay.sites[3].id=archive",
            "usersay.sites[3].name=Archive",
            "usersay.sites[3].url=http://localhost:8092",
            "usersay.sites[3].origins[0]=http://localhost:8092"
        })
@interface TransferTest {}
