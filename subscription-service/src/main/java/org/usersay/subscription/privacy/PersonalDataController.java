package org.usersay.subscription.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.recovery.OwnerCheck;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /me/export} and {@code DELETE /me}. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me")
class PersonalDataController {

    private final AccountDeletion accountDeletion;
    private final RemotePersonalData remotePersonalData;
    private final OwnerCheck ownerCheck;
    private final JsonMapper json;

    PersonalDataController(
            AccountDeletion accountDeletion,
            RemotePersonalData remotePersonalData,
            OwnerCheck ownerCheck,
            JsonMapper json) {
        this.accountDeletion = accountDeletion;
        this.remotePersonalData = remotePersonalData;
        this.ownerCheck = ownerCheck;
        this.json = json;
    }

    /** What this service holds, then what the others do. */
    @GetMapping("/export")
    @Operation(summary = "Export everything that is held about me")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
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

    /**
     * Deletes the account, with its password or the token of a sign-in link. 409 for administrators, so that an
     * installation always has one.
     */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete my account")
    void leave(Reader reader, @Valid @RequestBody(required = false) @Nullable Proof proof) {
        if (reader.administrator()) {
            throw CommonProblem.CONFLICT.refusal("Have another administrator remove your role first.");
        }
        ownerCheck.require(reader, proof == null ? null : proof.password(), proof == null ? null : proof.token());
        accountDeletion.delete(reader.id());
    }

    /**
     * Proof that the owner deletes the account, not only a holder of the session: one of both.
     *
     * @param password the account's
     * @param token of a sign-in link that was just mailed
     */
    record Proof(
            @Nullable @Size(max = 1024) String password,
            @Nullable String token) {

        /** Keeps both out of logs. */
        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }
}
