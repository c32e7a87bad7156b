package org.usersay.gateway.staticfiles;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The browser's files out of {@code classpath:/static}, read at start: a few hundred small ones, never written to. */
@Component
final class StaticFiles {

    private static final String ROOT = "/static/";
    private static final String INDEX = "/index.html";

    private final Map<String, StaticFile> byPath = new HashMap<>();

    StaticFiles() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:static/**");
        for (var resource : found) {
            if (resource.isReadable() && resource.getFilename() != null && resource.contentLength() > 0) {
                add(path(resource), resource.getContentAsByteArray());
            }
        }
    }

    @Nullable
    StaticFile find(String path) {
        return byPath.get(path);
    }

    private void add(String path, byte[] bytes) {
        var file = new StaticFile(path, bytes);
        byPath.put(path, file);
        if (path.endsWith(INDEX)) {
            var folder = path.substring(0, path.length() - INDEX.length());
            byPath.put(folder + '/', file);
            byPath.put(folder, file);
        }
    }

    private static String path(Resource resource) throws IOException {
        var url = resource.getURL().getPath();
        return url.substring(url.lastIndexOf(ROOT) + ROOT.length() - 1);
    }
}
