package org.usersay.gateway.proxy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** Response of a service as the gateway's own. */
record ProxyServerResponse(ServiceResponse serviceResponse) implements ServerResponse {

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(serviceResponse.status());
    }

    @Override
    public HttpHeaders headers() {
        return serviceResponse.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        serviceResponse.write(response);
        return null;
    }
}
