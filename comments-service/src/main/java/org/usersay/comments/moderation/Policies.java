package org.usersay.comments.moderation;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Draft;
import org.usersay.comments.comment.Screening;
import org.usersay.comments.thread.ArticleState;

/** Screening as a list of rules, all of which are asked, so that a moderator sees every reason. */
@Component
class Policies implements Screening {

    private static final Policy PREMODERATION = draft ->
            draft.article().state() == ArticleState.PREMODERATED ? Optional.of("PREMODERATION") : Optional.empty();

    private final List<Policy> policies = List.of(PREMODERATION);

    @Override
    public Verdict judge(Draft draft) {
        var reasons = policies.stream()
                .flatMap(policy -> policy.objection(draft).stream())
                .toList();
        return reasons.isEmpty() ? new Verdict.Publish() : new Verdict.Hold(reasons);
    }
}
