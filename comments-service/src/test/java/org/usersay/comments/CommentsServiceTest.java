package org.usersay.comments;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.starter.test.WithStores;

/** The whole service on stores of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {
            // A build machine may be much slower than a server.
            "usersay.mongodb.selection-timeout=30s",
            "usersay.redis.timeout=10s",
            "usersay.sites[0].id=vir",
            "usersay.sites[0].name=Demo newsroom",
            "usersay.sites[0].url=http://localhost:8080",
            "usersay.sites[0].origins[0]=http://localhost:8080",
            "usersay.sites[1].id=other",
            "usersay.sites[1].name=Another newsroom",
            "usersay.sites[1].url=http://localhost:8090",
            "usersay.sites[1].origins[0]=http://localhost:8090",
            "usersay.sites[1].image-hosts[0]=images.example.org",
            "usersay.sites[2].id=hooked",
            "usersay.sites[2].name=A newsroom with web-hooks",
            "usersay.sites[2].url=http://localhost:8091",
            "usersay.sites[2].origins[0]=http://localhost:8091",
            "usersay.webhooks.sweep=200ms",
            "usersay.webhooks.endpoints.hooked[0].id=cms",
            "usersay.webhooks.endpoints.hooked[0].url=https://cms.example.org/usersay",
            "usersay.webhooks.endpoints.hooked[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "usersay.webhooks.endpoints.hooked[0].events=comment.published,comment.held",
            "usersay.webhooks.endpoints.hooked[1].id=archive",
            "usersay.webhooks.endpoints.hooked[1].url=https://archive.example.org/usersay",
            "usersay.webhooks.endpoints.hooked[1].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "usersay.webhooks.endpoints.hooked[1].events=decision.made"
        })
@AutoConfigureMockMvc
@WithStores
@Import(Api.class)
public @interface CommentsServiceTest {}
