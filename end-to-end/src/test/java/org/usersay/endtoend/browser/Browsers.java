package org.usersay.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Isolated browser contexts, closed after each test. */
public final class Browsers implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> open = new ArrayList<>();

    Browsers(Path executable) {
        playwright = Playwright.create();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(Chromium.FLAGS));
    }

    /** A new browser without a session, on the origin of the front page. */
    public Page open(Screen screen, URI base) {
        return open(screen.options().setBaseURL(base.toString()));
    }

    /** The same, with scripts switched off. */
    public Page openWithoutScripts(Screen screen, URI base) {
        return open(screen.options().setBaseURL(base.toString()).setJavaScriptEnabled(false));
    }

    private Page open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        open.add(context);
        return context.newPage();
    }

    /** Errors that the page writes to its console from now on, such as a broken script or a blocked resource. */
    public static List<String> errorsOf(Page page) {
        List<String> errors = new CopyOnWriteArrayList<>();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> note(message, errors));
        return errors;
    }

    private static void note(ConsoleMessage message, List<String> errors) {
        if (message.type().equals("error")) {
            errors.add(message.text());
        }
    }

    void closePages() {
        open.forEach(BrowserContext::close);
        open.clear();
    }

    @Override
    public void close() {
        closePages();
        browser.close();
        playwright.close();
    }
}
