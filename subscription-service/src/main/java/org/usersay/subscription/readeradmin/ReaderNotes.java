package org.usersay.subscription.readeradmin;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.account.UnreadWarnings;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.privacy.PersonalDataProvider;
import org.usersay.subscription.readeradmin.ReaderNote.Kind;

/**
 * Notes of a site's moderators on readers, and warnings to them. A warning is mailed, and is shown to the reader until it is
 * acknowledged. Both are in the audit trail, without their words.
 */
@Component
public class ReaderNotes implements PersonalDataProvider, UnreadWarnings {

    /** Notes and warnings of a site on one reader. */
    static final int MAX_NOTES = 200;

    private static final int MAX_UNREAD = 20;

    private final ReaderNoteStore store;
    private final ReaderAccess access;
    private final Accounts accounts;
    private final MailTemplates mailTemplates;
    private final Sites sites;
    private final AuditTrail audit;
    private final Clock clock;

    ReaderNotes(
            ReaderNoteStore store,
            ReaderAccess access,
            Accounts accounts,
            MailTemplates mailTemplates,
            Sites sites,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.accounts = accounts;
        this.mailTemplates = mailTemplates;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. */
    List<ReaderNote> of(Reader moderator, String site, String reader) {
        sites.require(site);
        moderator.requireModeratorOf(site);
        return store.of(access.require(reader).id(), site, MAX_NOTES);
    }

    ReaderNote note(Reader moderator, String site, String reader, NoteText text) {
        var account = access.requireSubject(moderator, site, reader);
        var note = create(moderator, site, account, Kind.NOTE, text);
        store.insert(note);
        return note;
    }

    ReaderNote warn(Reader moderator, String site, String reader, NoteText text) {
        var account = access.requireSubject(moderator, site, reader);
        if (store.unread(account.id(), MAX_UNREAD).size() >= MAX_UNREAD) {
            throw CommonProblem.CONFLICT.refusal("The reader has not read the earlier warnings yet.");
        }
        var warning = create(moderator, site, account, Kind.WARNING, text);
        store.insert(warning, mail(account, warning));
        return warning;
    }

    /** Deletes a note; a warning stays. */
    void deleteNote(Reader moderator, String site, String reader, String note) {
        access.requireSubject(moderator, site, reader);
        audit.append(site, moderator, "NOTE_DELETED", reader, "");
        if (!store.deleteNote(reader, site, UuidV7.require(note))) {
            throw CommonProblem.NOT_FOUND.refusal("Check the note's id.");
        }
    }

    @Override
    public List<Warning> of(String reader) {
        return store.unread(reader, MAX_UNREAD).stream()
                .map(warning -> new Warning(warning.id(), warning.site(), warning.text(), warning.at()))
                .toList();
    }

    /** Repeating it is no error. */
    void acknowledge(String reader, String site, String id) {
        if (!store.acknowledge(reader, sites.require(site).id(), UuidV7.require(id), clock.instant())) {
            throw CommonProblem.NOT_FOUND.refusal("Check the warning's id.");
        }
    }

    @Override
    public String name() {
        return "moderation";
    }

    /** Without the names of moderators, whose own data they are. */
    @Override
    public Object export(Account account) {
        return Map.of(
                "suspensions",
                accounts.suspensions(account.id()).stream()
                        .map(suspension -> Map.of(
                                "at", suspension.at(), "until", suspension.until(), "reason", suspension.reason()))
                        .toList(),
                "notes",
                store.of(account.id()).stream()
                        .map(note ->
                                Map.of("kind", note.kind(), "site", note.site(), "at", note.at(), "text", note.text()))
                        .toList());
    }

    @Override
    public void delete(Account account) {
        store.delete(account.id());
    }

    private ReaderNote create(Reader moderator, String site, Account account, Kind kind, NoteText text) {
        if (store.of(account.id(), site, MAX_NOTES).size() >= MAX_NOTES) {
            throw CommonProblem.CONFLICT.refusal("At most " + MAX_NOTES + " notes are kept of a reader.");
        }
        audit.append(site, moderator, kind.name(), account.id(), "");
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ReaderNote(UuidV7.next(), site, account.id(), kind, text.value(), moderator.id(), now, null);
    }

    private Mail mail(Account account, ReaderNote warning) {
        var site = sites.require(warning.site());
        return Mail.awaited(
                "warning-" + warning.id(),
                account.email(),
                mailTemplates.write(
                        "warning",
                        site,
                        account.language(),
                        Map.of("text", warning.text(), "link", site.url().toString())));
    }
}
