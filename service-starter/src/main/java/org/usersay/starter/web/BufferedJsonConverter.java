package org.usersay.starter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer once it is whole. Its length is known then, so that it goes out in one piece; written while it comes into
 * being it goes out in chunks, and the end of the last one wakes whoever waits for it a second time. What cannot be
 * written fails before anything was sent.
 */
final class BufferedJsonConverter extends JacksonJsonHttpMessageConverter {

    BufferedJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object object, ResolvableType type, HttpOutputMessage output, @Nullable Map<String, Object> hints)
            throws IOException {
        var whole = new Whole(output.getHeaders());
        super.writeInternal(object, type, whole, hints);
        output.getHeaders().setContentLength(whole.bytes.size());
        whole.bytes.writeTo(output.getBody());
    }

    private static final class Whole implements HttpOutputMessage {

        private final HttpHeaders headers;
        private final FastByteArrayOutputStream bytes = new FastByteArrayOutputStream();

        private Whole(HttpHeaders headers) {
            this.headers = headers;
        }

        @Override
        public OutputStream getBody() {
            return bytes;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
