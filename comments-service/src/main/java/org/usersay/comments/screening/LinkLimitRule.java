package org.usersay.comments.screening;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;

/** Holds comments with more links and images than the site allows. Mentions are not counted. */
final class LinkLimitRule implements ScreeningRule {

    private static final Pattern LINK = Pattern.compile("<(?:a (?![^>]*class=\"mention\")|img )");

    @Override
    public String reason() {
        return "LINKS";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        return settings.linkLimit() != null && links(draft) > settings.linkLimit();
    }

    private static int links(CommentDraft draft) {
        return (int) LINK.matcher(draft.html()).results().count();
    }

    @Override
    public List<String> matches(CommentDraft draft, ModerationSettings settings) {
        return ShownText.of(draft.html()).links();
    }

    @Override
    public Map<String, Integer> figures(CommentDraft draft, ModerationSettings settings) {
        return Map.of("links", links(draft), "allowed", Objects.requireNonNull(settings.linkLimit()));
    }
}
