package org.usersay.endtoend.browser;

import com.microsoft.playwright.Browser.NewContextOptions;

/** Screen sizes. */
public enum Screen {
    PHONE(390, 844, true),
    DESKTOP(1280, 900, false);

    private final int width;
    private final int height;
    private final boolean touch;

    Screen(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    public int width() {
        return width;
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setLocale("en-GB")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
    }
}
