package org.usersay.subscription.requester;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Controller arguments of type {@link Requester}. */
@Configuration(proxyBeanMethods = false)
class RequesterConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Requester.class);
    }

    @Bean
    WebMvcConfigurer requesterArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequesterArgumentResolver());
            }
        };
    }
}
