package org.usersay.comments.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.posting.ReaderContributions;
import org.usersay.comments.vote.ReaderVoteExport;
import org.usersay.starter.access.InternalOnly;
import tools.jackson.databind.json.JsonMapper;

/**
 * Export of one reader's data for the subscription-service, as JSON arrays that are streamed from the store. The gateway
 * has no route to it.
 */
@RestController
@InternalOnly
@RequestMapping("/internal/readers/{reader}")
class PersonalDataController {

    private final ReaderContributions readers;
    private final ReaderVoteExport votes;
    private final JsonMapper json;

    PersonalDataController(ReaderContributions readers, ReaderVoteExport votes, JsonMapper json) {
        this.readers = readers;
        this.votes = votes;
        this.json = json;
    }

    @GetMapping("/comments")
    void comments(@PathVariable String reader, HttpServletResponse response) throws IOException {
        write(response, items -> readers.eachBy(reader, comment -> items.accept(OwnComment.of(comment))));
    }

    @GetMapping("/comment-votes")
    void votes(@PathVariable String reader, HttpServletResponse response) throws IOException {
        write(response, items -> votes.eachOf(reader, items::accept));
    }

    @GetMapping("/comment-reports")
    void reports(@PathVariable String reader, HttpServletResponse response) throws IOException {
        write(
                response,
                items -> readers.eachReportedBy(
                        reader, comment -> OwnReport.of(comment, reader).forEach(items)));
    }

    /** The array is closed only at the end and not after an error, so that a truncated array is not valid JSON. */
    private void write(HttpServletResponse response, Consumer<Consumer<Object>> source) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        var array = json.writer().writeValuesAsArray(response.getOutputStream());
        source.accept(array::write);
        array.close();
    }
}
