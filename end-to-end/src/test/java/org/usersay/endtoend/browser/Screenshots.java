package org.usersay.endtoend.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.Locale;

/** Screenshots of the pages in {@code target/screenshots}. */
public final class Screenshots {

    private static final Path DIRECTORY = Path.of("target", "screenshots");

    private Screenshots() {}

    public static void take(Page page, String name, Screen screen) {
        String file = name + "-" + screen.name().toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(new ScreenshotOptions().setPath(DIRECTORY.resolve(file)).setFullPage(true));
    }
}
