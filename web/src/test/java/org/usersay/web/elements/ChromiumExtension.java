package org.usersay.web.elements;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a fresh page and a fresh service. The browser is the machine's own Chromium: named by
 * {@code USERSAY_CHROMIUM}, or found on the path.
 */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace OURS = Namespace.create(ChromiumExtension.class);

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The headless shell, which draws no window, first: a test of elements takes half the processor time with it. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final Optional<Path> EXECUTABLE = find();

    /** How long a page may take to show what a test waits for; long enough for a machine that builds meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return EXECUTABLE
                .map(path -> ConditionEvaluationResult.enabled("Chromium is " + path))
                .orElse(
                        ConditionEvaluationResult.disabled(
                                "No Chromium here: install one (Debian: apt-get install chromium-headless-shell), or name it in USERSAY_CHROMIUM."));
    }

    /** So that a test's constructor is given what lives as long as the test, not as the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == FakeService.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == FakeService.class) {
            return context.getStore(OURS).computeIfAbsent(FakeService.class, any -> service(), FakeService.class);
        }
        var chromium = context.getRoot().getStore(OURS).computeIfAbsent(Chromium.class, any -> open(), Chromium.class);
        return context.getStore(OURS)
                .computeIfAbsent(Tab.class, any -> new Tab(chromium.browser().newPage()), Tab.class)
                .page();
    }

    private static FakeService service() {
        try {
            return new FakeService();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Chromium open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new LaunchOptions().setExecutablePath(EXECUTABLE.orElseThrow()).setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    private static Optional<Path> find() {
        String named = System.getenv("USERSAY_CHROMIUM");
        Stream<Path> places = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)));
        return places.filter(Files::isExecutable).findFirst();
    }

    private record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private record Tab(Page page) implements AutoCloseable {

        @Override
        public void close() {
            page.close();
        }
    }
}
