package org.usersay.starter.openapi;

import java.util.Currency;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Completion of the document that springdoc makes of the controllers, wherever springdoc is on the class path. */
@AutoConfiguration(after = SpringDocConfiguration.class)
@ConditionalOnClass(SpringDocConfiguration.class)
@ConditionalOnBean(SpringDocConfiguration.class)
final class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig().replaceWithClass(Currency.class, String.class);
    }

    /** The first to be registered is the last in the chain, before the one whose place it takes. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RecordModelResolver recordModelResolver(ObjectMapperProvider mappers) {
        return new RecordModelResolver(mappers.jsonMapper());
    }

    @Bean
    GlobalOperationCustomizer operationCompletion() {
        return new OperationCompletion();
    }

    @Bean
    GlobalOpenApiCustomizer documentCompletion() {
        return new DocumentCompletion();
    }
}
