package org.usersay.gateway.staticfiles;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Resource handling of {@code classpath:/static} and, for demonstrations, {@code classpath:/newsroom}. The build puts a {@code .gz} beside each file that compresses well; each
 * form has an entity tag of its own content.
 */
@Configuration(proxyBeanMethods = false)
class StaticFileConfiguration implements WebMvcConfigurer {

    /** The build writes a hash of the content into such a name, so the address never means anything else. */
    private static final String HASHED = "/assets/{name:.*[-.][A-Za-z0-9_]{8,}\\.[a-z0-9]+}";

    private final ContentTags tags = new ContentTags();
    private final boolean newsroom;

    StaticFileConfiguration(DemoSettings demo) {
        this.newsroom = demo.newsroom();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        add(
                registry,
                HASHED,
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        add(registry, "/assets/**", CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
        add(registry, "/**", CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        if (newsroom) {
            registry.addViewController("/").setViewName("forward:/index.html");
        }
    }

    private void add(ResourceHandlerRegistry registry, String pattern, CacheControl cacheControl) {
        var folder = pattern.startsWith("/assets/") ? "/assets/" : "/";
        var locations = newsroom
                ? new String[] {"classpath:/static" + folder, "classpath:/newsroom" + folder}
                : new String[] {"classpath:/static" + folder};
        registry.addResourceHandler(pattern)
                .addResourceLocations(locations)
                .setCacheControl(cacheControl)
                .setUseLastModified(false)
                .setEtagGenerator(tags)
                .resourceChain(true)
                .addResolver(gzipOnly())
                .addResolver(new PageResolver());
    }

    private static EncodedResourceResolver gzipOnly() {
        var resolver = new EncodedResourceResolver();
        resolver.setContentCodings(List.of("gzip"));
        return resolver;
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        Map.of(
                        "html", "text/html",
                        "js", "text/javascript",
                        "css", "text/css",
                        "json", "application/json",
                        "map", "application/json",
                        "xml", "application/atom+xml",
                        "txt", "text/plain",
                        "svg", "image/svg+xml")
                .forEach((extension, type) -> configurer.mediaType(
                        extension, new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8)));
    }
}
