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

/** Opens browsers that know nothing of each other, and closes what a test left open. */
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

    /** A fresh browser, with nobody signed in, on the front page's origin. */
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

    /** What the page writes into its console as an error from now on: a broken script, a blocked resource. */
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
