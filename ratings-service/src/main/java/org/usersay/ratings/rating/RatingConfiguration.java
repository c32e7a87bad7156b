package org.usersay.ratings.rating;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usersay.ratings.device.Devices;
import org.usersay.ratings.device.NetworkHasher;

/** Registers {@link RequestVoter} parameters. */
@Configuration(proxyBeanMethods = false)
class RatingConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestVoter.class);
    }

    @Bean
    WebMvcConfigurer requestVoters(Devices devices, NetworkHasher networkHasher) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestVoterArgumentResolver(devices, networkHasher));
            }
        };
    }
}
