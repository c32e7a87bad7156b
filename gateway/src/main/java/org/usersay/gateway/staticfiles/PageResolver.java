package org.usersay.gateway.staticfiles;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Resolver of files, and of pages by their addresses: {@code /articles/ice} is {@code articles/ice/index.html}. */
final class PageResolver extends PathResourceResolver {

    private static final String INDEX = "index.html";

    /** Whether a path is a page's: its last segment has no other extension than {@code .html}. */
    static boolean isPage(String path) {
        return path.endsWith(".html") || path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    @Override
    protected @Nullable Resource getResource(String resourcePath, Resource location) throws IOException {
        if (!isPage(resourcePath) || resourcePath.endsWith(".html")) {
            return super.getResource(resourcePath, location);
        }
        var folder = resourcePath.isEmpty() || resourcePath.endsWith("/") ? resourcePath : resourcePath + '/';
        return super.getResource(folder + INDEX, location);
    }
}
