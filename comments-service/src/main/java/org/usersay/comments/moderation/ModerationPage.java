package org.usersay.comments.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of the moderation queue.
 *
 * @param next cursor of the next page, or null; a search for words may go on after a page without a comment
 */
record ModerationPage(List<ModerationItem> items, @Nullable String next) {}
