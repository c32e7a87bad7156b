package org.usersay.comments.vote;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** A reader's votes in every thread, from collection {@code ballots}, where their id says everything but the vote. */
@Component
public class ReaderVoteExport {

    private static final int BATCH = 500;

    private final MongoCollection<Document> ballots;

    ReaderVoteExport(MongoDatabase database) {
        this.ballots = CommentVoteStore.LAYOUT.open(database);
    }

    /** A vote as he is told of it; withdrawn ones are none. */
    public record OwnVote(String site, String article, String comment, int value) {}

    /**
     * Ids are {@code site/article/reader/comment}, so that a thread's votes lie together and a reader's do not: the server
     * compares every id of the index {@code _id} and reads only what is his. For an archive, which is rare, that is
     * cheaper than one more index is for every vote.
     */
    public void eachOf(String reader, Consumer<OwnVote> consumer) {
        ballots.find(Filters.and(
                        Filters.regex("_id", Pattern.compile("^[^/]+/[^/]+/" + Pattern.quote(reader) + "/")),
                        Filters.ne("v", 0)))
                .batchSize(BATCH)
                .map(ReaderVoteExport::read)
                .forEach(consumer);
    }

    private static OwnVote read(Document ballot) {
        var id = ballot.getString("_id").split("/", 4);
        return new OwnVote(id[0], id[1], id[3], ballot.getInteger("v"));
    }
}
