package org.usersay.starter.idempotency;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usersay.starter.identity.ReaderAuthentication;
import org.usersay.starter.problem.ProblemWriter;
import org.usersay.starter.web.WebSettings;
import tools.jackson.databind.json.JsonMapper;

/** Controller arguments of type {@code Optional<IdempotencyKey>}, a stranger's with the address, and stored outcomes for all other mappings. */
@AutoConfiguration(
        afterName = {
            "org.usersay.starter.mongo.MongoConventionsAutoConfiguration",
            "org.usersay.starter.web.WebAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class IdempotencyAutoConfiguration {

    @Bean
    WebMvcConfigurer idempotencyKeyArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Resolver());
            }
        };
    }

    /** Of services with a database; the gateway has none and passes the header on. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(MongoDatabase.class)
    static class Outcomes {

        @Bean
        OutcomeStore outcomeStore(MongoDatabase database, JsonMapper json, Clock clock) {
            return new OutcomeStore(database, json, clock);
        }

        @Bean
        FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
                OutcomeStore outcomes, WebSettings settings, ProblemWriter problems) {
            var paths = new AntPathMatcher();
            var registration = new FilterRegistrationBean<>(new IdempotencyFilter(
                    outcomes,
                    request -> Stream.concat(settings.unlimitedBodies().stream(), settings.largeBodies().stream())
                            .anyMatch(path -> paths.match(path, request.getRequestURI())),
                    problems));
            registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
            return registration;
        }

        @Bean
        WebMvcConfigurer idempotentMappings(OutcomeStore outcomes) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new IdempotencyInterceptor(outcomes));
                }
            };
        }
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Optional.class && IdempotencyInterceptor.isKey(parameter);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var key = Optional.ofNullable(request.getHeader(IdempotencyKey.HEADER))
                    .map(IdempotencyKey::of);
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            return ReaderAuthentication.currentReader().isPresent() || servletRequest == null
                    ? key
                    : key.map(sent -> sent.from(KeyedRequest.address(servletRequest)));
        }
    }
}
