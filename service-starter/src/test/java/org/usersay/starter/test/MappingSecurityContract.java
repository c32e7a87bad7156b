package org.usersay.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.usersay.starter.access.Public;

/** Contract of a service's mappings: each declares who may call it, and only the public ones are open without a token. */
public abstract class MappingSecurityContract {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlerMapping;

    @Autowired
    SecurityFilterChain chain;

    @Autowired
    ServletContext servletContext;

    private record Mapping(HttpMethod method, String pattern, HandlerMethod handler) {

        /** Annotations with {@code @PreAuthorize}, of the method and its controller. */
        List<Class<? extends Annotation>> declared() {
            return Stream.of(handler.getMethod(), handler.getBeanType())
                    .flatMap(element -> MergedAnnotations.from(element).stream(PreAuthorize.class))
                    .<Class<? extends Annotation>>map(found -> found.getRoot().getType())
                    .toList();
        }

        boolean isPublic() {
            return declared().contains(Public.class);
        }

        String path() {
            return pattern.replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1").replaceAll("\\{[^}]*}", "a");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private List<Mapping> mappings() {
        var mappings = new ArrayList<Mapping>();
        handlerMapping.getHandlerMethods().forEach((info, handler) -> {
            var type = handler.getBeanType();
            if (type.getName().startsWith("org.usersay.") && !ErrorController.class.isAssignableFrom(type)) {
                var methods = info.getMethodsCondition().getMethods();
                assertThat(methods).as("methods of %s", info).isNotEmpty();
                info.getPatternValues()
                        .forEach(pattern -> methods.forEach(
                                method -> mappings.add(new Mapping(method.asHttpMethod(), pattern, handler))));
            }
        });
        assertThat(mappings).isNotEmpty();
        return mappings;
    }

    @Test
    void everyMappingDeclaresOnceWhoMayCallIt() {
        assertThat(mappings())
                .allSatisfy(mapping -> assertThat(mapping.declared())
                        .as("access annotations of %s", mapping)
                        .hasSize(1)
                        .allMatch(type -> type.getPackage().equals(Public.class.getPackage())));
    }

    @Test
    void chainIsOpenForPublicMappingsOnly() {
        assertThat(mappings())
                .allSatisfy(mapping -> assertThat(isOpen(mapping))
                        .as("%s is open without a token", mapping)
                        .isEqualTo(mapping.isPublic()));
    }

    private boolean isOpen(Mapping mapping) {
        var request =
                MockMvcRequestBuilders.request(mapping.method(), mapping.path()).buildRequest(servletContext);
        var decision = chain.getFilters().stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(filter ->
                        ((AuthorizationFilter) filter).getAuthorizationManager().authorize(() -> null, request))
                .findFirst()
                .orElseThrow();
        return decision.isGranted();
    }

    @Test
    void mappingsThatAreNotPublicNeedAToken() {
        assertThat(mappings())
                .filteredOn(mapping -> !mapping.isPublic())
                .allSatisfy(mapping -> assertThat(mvc.method(mapping.method()).uri(mapping.path()))
                        .as("%s", mapping)
                        .hasStatus(401)
                        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .bodyText()
                        .contains("/problems/not-authenticated"));
    }

    @Test
    void unlistedPathIsRefused() {
        assertThat(mvc.get().uri("/api/v1/unlisted")).hasStatus(401).bodyText().contains("/problems/not-authenticated");
    }
}
