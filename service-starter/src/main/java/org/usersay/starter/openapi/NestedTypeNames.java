package org.usersay.starter.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Names of schemas: a nested type is named after its enclosing type too, so that two with one simple name differ. */
final class NestedTypeNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        var enclosing = type.getEnclosingClass();
        var name = type.getSimpleName();
        if (enclosing == null) {
            return name;
        }
        var stem = stem(enclosing);
        return name.startsWith(stem) ? name : stem + name;
    }

    /** The name of a type without its role. */
    static String stem(Class<?> type) {
        return type.getSimpleName().replaceAll("(Controller|Response)$", "");
    }
}
