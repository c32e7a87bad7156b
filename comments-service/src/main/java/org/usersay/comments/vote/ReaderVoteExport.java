package org.usersay.comments.vote;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Export of a reader's votes on every site. */
@Component
public class ReaderVoteExport {

    private final CommentVoteStore store;

    ReaderVoteExport(CommentVoteStore store) {
        this.store = store;
    }

    /**
     * Vote as its reader exports it.
     *
     * @param value 1 or -1
     */
    public record ReaderVote(String site, String article, String comment, int value) {

        static ReaderVote of(CommentVote vote) {
            var article = vote.article();
            return new ReaderVote(article.site(), article.article(), vote.comment(), vote.value());
        }
    }

    /** Passes on every vote that is not withdrawn, in no particular order. */
    public void eachOf(String reader, Consumer<ReaderVote> consumer) {
        store.eachBy(reader, vote -> {
            if (vote.value() != 0) {
                consumer.accept(ReaderVote.of(vote));
            }
        });
    }
}
