package org.usersay.comments.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Page of the moderation queue. */
record ModerationPage(List<ModerationItem> items, @Nullable String next) {}
