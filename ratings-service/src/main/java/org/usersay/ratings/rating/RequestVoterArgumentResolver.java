package org.usersay.ratings.rating;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.usersay.ratings.device.Devices;
import org.usersay.ratings.device.NetworkHasher;
import org.usersay.starter.identity.Device;
import org.usersay.starter.identity.Reader;

/** Resolver of {@link RequestVoter} parameters. Only the gateway reaches this service and sets the headers read here. */
final class RequestVoterArgumentResolver implements HandlerMethodArgumentResolver {

    private final Devices devices;
    private final NetworkHasher networkHasher;

    RequestVoterArgumentResolver(Devices devices, NetworkHasher networkHasher) {
        this.devices = devices;
        this.networkHasher = networkHasher;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestVoter.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return new RequestVoter(reader(), request.getHeader(Device.HEADER), address(request), devices, networkHasher);
    }

    private static Optional<Reader> reader() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Reader reader
                ? Optional.of(reader)
                : Optional.empty();
    }

    private static String address(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) {
            return request.getRemoteAddr();
        }
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
