package org.usersay.subscription.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /me/export} and {@code DELETE /me}. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me")
class PersonalDataController {

    private final AccountDeletion accountDeletion;
    private final RemotePersonalData remotePersonalData;
    private final JsonMapper json;

    PersonalDataController(AccountDeletion accountDeletion, RemotePersonalData remotePersonalData, JsonMapper json) {
        this.accountDeletion = accountDeletion;
        this.remotePersonalData = remotePersonalData;
        this.json = json;
    }

    /** What this service holds, then what the others do. */
    @GetMapping("/export")
    void export(Reader reader, HttpServletResponse response) throws IOException {
        try (var archive = ExportArchive.begin(json)) {
            accountDeletion.export(reader.id(), archive);
            remotePersonalData.export(reader.id(), archive);
            response.setContentLengthLong(archive.end());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, private");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usersay.json\"");
            archive.writeTo(response.getOutputStream());
        }
    }

    /** Deletes the account. 409 for administrators, so that an installation always has one. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Reader reader) {
        if (reader.administrator()) {
            throw CommonProblem.CONFLICT.refusal("Have another administrator remove your role first.");
        }
        accountDeletion.delete(reader.id());
    }
}
