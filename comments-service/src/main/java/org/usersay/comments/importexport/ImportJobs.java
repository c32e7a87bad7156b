package org.usersay.comments.importexport;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.usersay.comments.dumpformat.DumpException;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import redis.clients.jedis.exceptions.JedisException;

/** Imports: taken in, worked off one after another, gone on with after a kill. */
@Service
public class ImportJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);

    /** Longer than any upload takes from one write to the next. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final String owner = UuidV7.next();
    private final ReentrantLock turn = new ReentrantLock();
    private final ImportStore store;
    private final UploadSpool uploadSpool;
    private final ThreadIdMap book;
    private final ImportRuns runs;
    private final TransferSettings settings;
    private final Clock clock;
    private volatile boolean running;

    ImportJobs(
            ImportStore store,
            UploadSpool uploadSpool,
            ThreadIdMap book,
            ImportRuns runs,
            TransferSettings settings,
            Clock clock) {
        this.store = store;
        this.uploadSpool = uploadSpool;
        this.book = book;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps the dump on disk and its import in MongoDB; both are durable when this returns. Of a dump that is announced
     * as too long nothing is kept, and one that turns out to be leaves nothing behind.
     */
    ImportJob take(String site, DumpFormat format, boolean dryRun, String startedBy, InputStream dump, long announced)
            throws IOException {
        var id = UuidV7.next();
        var size = announced > settings.maxUpload().toBytes() ? Optional.<Long>empty() : uploadSpool.keep(id, dump);
        if (size.isEmpty()) {
            readOn(dump);
            throw CommonProblem.BODY_TOO_LARGE.refusal(
                    "A dump may have " + settings.maxUpload().toBytes() + " bytes at most.");
        }
        var job = ImportJob.waiting(id, site, format, dryRun, startedBy, clock.instant(), size.get());
        store.insert(job);
        Thread.ofVirtual().name("import-" + id).start(this::catchUp);
        return job;
    }

    /** Who sends through a proxy hears of a refusal only when he is done with sending; up to a point we let him. */
    private void readOn(InputStream dump) throws IOException {
        var buffer = new byte[64 * 1024];
        long patience = 2 * settings.maxUpload().toBytes();
        for (int read = 0; read >= 0 && patience > 0; patience -= read) {
            read = dump.read(buffer);
        }
    }

    ImportJob require(String site, String id) {
        return store.find(UuidV7.require(id))
                .filter(job -> job.site().equals(site))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Nothing has this id."));
    }

    /** Looks now and then for what lies here and nobody is at; also what an instance that died has left. */
    @Scheduled(initialDelayString = "1s", fixedDelayString = "${usersay.transfer.look-every:5s}")
    void look() {
        if (turn.tryLock()) {
            try {
                goThrough();
            } finally {
                turn.unlock();
            }
        }
    }

    /** A dump without an import was kept by a process that died, or lost MongoDB, right after. */
    @Scheduled(initialDelayString = "1m", fixedDelayString = "1h")
    void removeAbandoned() {
        try {
            uploadSpool.removeAbandoned(
                    id -> store.find(id).isPresent(), clock.instant().minus(ABANDONED));
        } catch (MongoException e) {
            log.debug("Abandoned dumps are removed later: {}", e.getMessage());
        }
    }

    /** Waits for its turn and works off what lies here. */
    void catchUp() {
        turn.lock();
        try {
            goThrough();
        } finally {
            turn.unlock();
        }
    }

    private void goThrough() {
        for (String id : uploadSpool.ids()) {
            if (running) {
                go(id);
            }
        }
    }

    private void go(String id) {
        try {
            var claimed = store.claim(id, owner, clock.instant(), lease());
            if (claimed.isPresent()) {
                run(claimed.get());
            } else if (store.find(id).map(job -> job.state().finished()).orElse(false)) {
                clear(id);
            }
        } catch (MongoException | JedisException e) {
            log.warn("Import {} stops and goes on later: {}", id, e.getMessage());
        }
    }

    private void run(ImportJob job) {
        var run = runs.of(job, this::checkpoint);
        try {
            var done = run.toTheEnd();
            done.ifPresent(last -> finish(last, ImportState.DONE, Optional.empty()));
        } catch (ProblemException e) {
            finish(run.reached(), ImportState.FAILED, Optional.of(String.valueOf(e.getMessage())));
        } catch (DumpException e) {
            finish(run.reached(), ImportState.FAILED, Optional.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            log.warn("Import {} failed", job.id(), e);
            finish(run.reached(), ImportState.FAILED, Optional.of("The dump cannot be read to its end."));
        }
    }

    private void finish(ImportJob job, ImportState how, Optional<String> fault) {
        if (store.progress(job.finished(how, clock.instant(), fault.orElse(null)), owner, clock.instant())) {
            clear(job.id());
            log.info("Import {} of {}: {}, {}", job.id(), job.site(), how, job.report());
        }
    }

    /** The dump goes last: while it lies here, an import that died in between is cleared again. */
    private void clear(String id) {
        book.close(id);
        uploadSpool.remove(id);
    }

    /** Whether to go on. */
    private boolean checkpoint(ImportJob job) {
        return store.progress(job, owner, lease()) && running;
    }

    private Instant lease() {
        return clock.instant().plus(settings.lease());
    }

    @Override
    public void start() {
        running = true;
    }

    /** The import at work stops after its batch; another instance or the next start goes on. */
    @Override
    public void stop() {
        running = false;
        turn.lock();
        try {
            log.debug("No import is at work any more");
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
