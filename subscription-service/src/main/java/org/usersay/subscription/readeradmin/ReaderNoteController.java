package org.usersay.subscription.readeradmin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.readeradmin.ReaderNote.Kind;

/** Endpoints {@code /admin/sites/{site}/readers/{id}}: notes on readers, warnings to them. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/readers/{id}")
class ReaderNoteController {

    private final ReaderNotes notes;
    private final StaffDirectory staff;

    ReaderNoteController(ReaderNotes notes, StaffDirectory staff) {
        this.notes = notes;
        this.staff = staff;
    }

    @GetMapping("/notes")
    @Operation(summary = "List the notes on a reader and the warnings that were sent")
    ResponseEntity<Notes> list(@PathVariable String site, @PathVariable String id, Reader moderator) {
        var all = notes.of(moderator, site, id);
        var names = staff.namesOf(all.stream().map(ReaderNote::by));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Notes(
                        all.stream()
                                .map(note -> Note.of(note, names.get(note.by())))
                                .toList(),
                        Math.toIntExact(all.stream()
                                .filter(note -> note.kind() == Kind.WARNING)
                                .count())));
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a note on a reader, for moderators only")
    Note note(@PathVariable String site, @PathVariable String id, @Valid @RequestBody NewNote note, Reader moderator) {
        return Note.of(notes.note(moderator, site, id, note.text()), moderator.name());
    }

    @DeleteMapping("/notes/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a note on a reader")
    void delete(@PathVariable String site, @PathVariable String id, @PathVariable String note, Reader moderator) {
        notes.deleteNote(moderator, site, id, note);
    }

    @PostMapping("/warnings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Warn a reader, by mail and at the next visit")
    Note warn(
            @PathVariable String site, @PathVariable String id, @Valid @RequestBody NewNote warning, Reader moderator) {
        return Note.of(notes.warn(moderator, site, id, warning.text()), moderator.name());
    }

    record NewNote(@NotNull NoteText text) {}

    /**
     * Notes and warnings, newest first.
     *
     * @param warnings how many of them are warnings
     */
    record Notes(List<Note> items, int warnings) {}

    /**
     * Note or warning.
     *
     * @param byName null where the moderator has no account any more
     */
    record Note(
            String id,
            Kind kind,
            String text,
            String by,
            @Nullable String byName,
            Instant at,
            @Nullable Instant acknowledgedAt) {

        static Note of(ReaderNote note, @Nullable String byName) {
            return new Note(note.id(), note.kind(), note.text(), note.by(), byName, note.at(), note.acknowledgedAt());
        }
    }
}
