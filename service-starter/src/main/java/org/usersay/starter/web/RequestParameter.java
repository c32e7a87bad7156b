package org.usersay.starter.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Request parameter that a mapping declares: an argument of its own, or a component of a record that gathers several. */
record RequestParameter(String name, Class<?> type) {

    static List<RequestParameter> of(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(RequestParameter::of)
                .toList();
    }

    private static Stream<RequestParameter> of(MethodParameter argument) {
        if (argument.hasParameterAnnotation(ModelAttribute.class)) {
            return Arrays.stream(argument.getParameterType().getRecordComponents())
                    .map(component -> new RequestParameter(component.getName(), component.getType()));
        }
        var annotation = argument.getParameterAnnotation(RequestParam.class);
        return annotation == null
                ? Stream.empty()
                : Stream.of(new RequestParameter(name(argument, annotation), argument.getParameterType()));
    }

    private static String name(MethodParameter argument, RequestParam annotation) {
        argument.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return StringUtils.hasLength(annotation.name())
                ? annotation.name()
                : String.valueOf(argument.getParameterName());
    }
}
