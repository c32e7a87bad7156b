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
 * Converter that writes a JSON body once it is complete. With a known length it is sent in one piece; in chunks, the
 * end would wake the client a second time. What cannot be serialised fails before anything is sent.
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
