package org.usersay.comments.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.usersay.comments.comment.Evidence;
import org.usersay.comments.posting.Screening.Verdict;
import org.usersay.comments.provider.Finding;
import org.usersay.starter.text.VisibleText;

/** The verdict that follows from the findings of providers: what one of them suspects or does not decide is held. */
final class ProviderVerdict {

    /** Reason of a hold where a provider did not decide. */
    static final String UNCHECKED = "UNCHECKED";

    private ProviderVerdict() {}

    static Verdict of(List<Finding> findings) {
        var reasons = new LinkedHashSet<String>();
        var explanations = new ArrayList<String>();
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Clear clear -> {
                    // Nothing speaks against publishing it.
                }
                case Finding.Suspect suspect -> {
                    reasons.add(suspect.reason());
                    explanations.addAll(suspect.explanations());
                }
                case Finding.Undecided undecided -> {
                    reasons.add(UNCHECKED);
                    explanations.add(undecided.why());
                }
            }
        }
        return reasons.isEmpty()
                ? new Verdict.Publish()
                : new Verdict.Hold(
                        List.copyOf(reasons),
                        new Evidence(
                                ScreeningRules.shortened(explanations.stream()
                                        .map(VisibleText::withoutInvisible)
                                        .map(String::strip)
                                        .filter(text -> !text.isEmpty())),
                                Map.of()));
    }
}
