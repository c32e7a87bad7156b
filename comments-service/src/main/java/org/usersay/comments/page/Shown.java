package org.usersay.comments.page;

import java.util.function.BooleanSupplier;

/**
 * A page as it is now.
 *
 * @param current whether it is still the page one would be shown; cheap, to be asked again and again
 */
public record Shown(RenderedPage page, BooleanSupplier current) {}
