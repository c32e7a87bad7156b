package org.usersay.comments.importexport;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.usersay.comments.dumpformat.DumpException;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.problem.ProblemException;
import redis.clients.jedis.exceptions.JedisException;

/** Imports: uploaded, run in the background one at a time, and repeated after a crash by any instance that has the dump. */
@Service
public class ImportJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);

    /** Age of an upload without an import after which it is removed; longer than any upload takes between two writes. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final String owner = UuidV7.next();
    private final ReentrantLock lock = new ReentrantLock();
    private final ImportStore store;
    private final UploadSpool uploadSpool;
    private final ImportTaskFactory tasks;
    private final TransferSettings settings;
    private final Clock clock;
    private volatile boolean running;

    ImportJobs(
            ImportStore store,
            UploadSpool uploadSpool,
            ImportTaskFactory tasks,
            TransferSettings settings,
            Clock clock) {
        this.store = store;
        this.uploadSpool = uploadSpool;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores a dump on disk and its import in MongoDB; both are durable when this returns. Nothing is kept of a dump that
     * is too long.
     *
     * @param mapping id of the finished import of a mapping file of the site, null where there is none
     * @param contentLength as announced, -1 where it is unknown
     */
    ImportJob submit(
            String site,
            DumpFormat format,
            boolean dryRun,
            @Nullable String mapping,
            String startedBy,
            InputStream dump,
            long contentLength)
            throws IOException {
        if (mapping != null) {
            requireMapping(site, mapping);
        }
        var id = UuidV7.next();
        long maxBytes = settings.maxUpload().toBytes();
        var size = contentLength > maxBytes ? Optional.<Long>empty() : uploadSpool.store(id, dump);
        if (size.isEmpty()) {
            drain(dump);
            throw CommonProblem.BODY_TOO_LARGE.refusal("Send a dump of at most " + maxBytes + " bytes.");
        }
        var job = ImportJob.waiting(id, site, format, dryRun, mapping, startedBy, clock.instant(), size.get());
        store.insert(job);
        Thread.ofVirtual().name("import-" + id).start(this::runAll);
        return job;
    }

    private void requireMapping(String site, String id) {
        boolean usable = ImportIdMapping.isOwnId(id)
                && uploadSpool.hasMapping(id)
                && store.find(id)
                        .filter(job -> job.site().equals(site) && job.state() == ImportState.DONE)
                        .isPresent();
        if (!usable) {
            throw CommonProblem.INVALID_REQUEST
                    .refusal(
                            "Send the mapping first, with format=mapping, and use the id of that import when it is DONE.")
                    .with(List.of(new FieldError("mapping", "the id of an import of a mapping of this site")));
        }
    }

    /** A proxy passes the response on only after it has sent the request, so up to a limit the rest of it is read. */
    private void drain(InputStream dump) throws IOException {
        var buffer = new byte[64 * 1024];
        long left = 2 * settings.maxUpload().toBytes();
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = dump.read(buffer);
        }
    }

    ImportJob require(String site, String id) {
        return store.find(UuidV7.require(id))
                .filter(job -> job.site().equals(site))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Use the id of an import of this site."));
    }

    /** Page of a site's imports, newest first; 400 for a cursor of another list. */
    Page<ImportJob> page(String site, @Nullable String cursor, int limit) {
        var cursors = new CursorCodec("imports " + site);
        var before = cursor == null ? null : cursors.decode(cursor, 1, values -> UuidV7.require(values.getFirst()));
        return Page.of(cursors, store.page(site, before, limit + 1), limit, job -> List.of(job.id()));
    }

    /** Runs what waits on disk, also what a crashed instance has left there. */
    @Scheduled(initialDelayString = "1s", fixedDelayString = "${usersay.transfer.look-every:5s}")
    void runWaiting() {
        if (lock.tryLock()) {
            try {
                runEach();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Removes dumps without an import, left by a crash or an outage of MongoDB right after the upload. */
    @Scheduled(initialDelayString = "1m", fixedDelayString = "1h")
    void removeAbandoned() {
        try {
            uploadSpool.removeAbandoned(
                    id -> store.find(id).isPresent(), clock.instant().minus(ABANDONED_AFTER));
        } catch (MongoException e) {
            log.debug("Abandoned dumps are removed later: {}", e.getMessage());
        }
    }

    /** The same as {@link #runWaiting}, after the run that is active. */
    void runAll() {
        lock.lock();
        try {
            runEach();
        } finally {
            lock.unlock();
        }
    }

    private void runEach() {
        for (String id : uploadSpool.ids()) {
            if (running) {
                runIfUnfinished(id);
            }
        }
    }

    private void runIfUnfinished(String id) {
        try {
            var claimed = store.claim(id, owner, clock.instant(), leaseEnd());
            if (claimed.isPresent()) {
                run(claimed.get());
            } else if (store.find(id).filter(job -> job.state().finished()).isPresent()) {
                uploadSpool.remove(id);
            }
        } catch (MongoException | JedisException e) {
            log.warn("Import {} stops and is repeated later: {}", id, e.getMessage());
        }
    }

    private void run(ImportJob job) {
        ImportTask task;
        try {
            task = tasks.create(job, this::checkpoint);
        } catch (IOException e) {
            log.warn("The mapping of import {} cannot be read", job.id(), e);
            finish(job, ImportState.FAILED, "The mapping is no longer kept. Send it again, and then the dump.");
            return;
        }
        run(task, job.id());
    }

    private void run(ImportTask task, String id) {
        try {
            task.run().ifPresent(done -> finish(done, ImportState.DONE, null));
        } catch (ProblemException | DumpException e) {
            finish(task.progress(), ImportState.FAILED, e.getMessage());
        } catch (IOException e) {
            log.warn("Import {} failed", id, e);
            finish(task.progress(), ImportState.FAILED, "The dump cannot be read to its end.");
        }
    }

    /** The dump is removed last, so that a crash in between leaves nothing behind. */
    private void finish(ImportJob job, ImportState state, @Nullable String fault) {
        if (job.format() == DumpFormat.MAPPING && state == ImportState.DONE) {
            uploadSpool.keepAsMapping(job.id());
        }
        if (store.progress(job.finished(state, clock.instant(), fault), owner, clock.instant())) {
            uploadSpool.remove(job.id());
            log.info("Import {} of {}: {}, {}", job.id(), job.site(), state, job.report());
        }
    }

    /** Stores the progress; false where the run has to stop. */
    private boolean checkpoint(ImportJob job) {
        return store.progress(job, owner, leaseEnd()) && running;
    }

    private Instant leaseEnd() {
        return clock.instant().plus(settings.lease());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns when the active run has stopped after its batch; another instance or the next start repeats it. */
    @Override
    public void stop() {
        running = false;
        lock.lock();
        try {
            log.debug("No import is running any more");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
