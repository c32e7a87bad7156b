package org.usersay.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Script and style of Swagger UI, for the page {@code /docs}. The library's own page and the rest of it are not served. */
@Configuration(proxyBeanMethods = false)
class TryItPageConfiguration implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/{file:swagger-ui\\.css|swagger-ui-bundle\\.js}")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + version() + "/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    private static String version() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                            new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
