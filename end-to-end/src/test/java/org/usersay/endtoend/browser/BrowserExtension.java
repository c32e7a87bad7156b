package org.usersay.endtoend.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser process for all tests; each test gets its own profiles out of it. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
    private static final Optional<Path> EXECUTABLE = Chromium.find();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return EXECUTABLE
                .map(path -> ConditionEvaluationResult.enabled("Chromium is " + path))
                .orElse(
                        ConditionEvaluationResult.disabled(
                                "No Chromium here: install one (Debian: apt-get install chromium-headless-shell), or name it in USERSAY_CHROMIUM."));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Browsers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Browsers.class, type -> new Browsers(EXECUTABLE.orElseThrow()), Browsers.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browsers browsers = context.getRoot().getStore(NAMESPACE).get(Browsers.class, Browsers.class);
        if (browsers != null) {
            browsers.closePages();
        }
    }
}
