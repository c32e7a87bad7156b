package org.usersay.standalone;

import java.nio.file.Path;
import java.time.Duration;
import org.usersay.standalone.process.ProcessListener;
import org.usersay.standalone.process.ProgramFailure;

/** Listener for the progress of the start, and for programs that end later. */
public interface StartupListener extends ProcessListener {

    /** A step that takes its time. */
    void step(String what);

    /** Listener that does nothing. */
    static StartupListener silent() {
        return new StartupListener() {
            @Override
            public void step(String what) {}

            @Override
            public void starting(String program) {}

            @Override
            public void ready(String program) {}

            @Override
            public void crashed(String program, int exitCode, Duration pause, Path log) {}

            @Override
            public void failed(ProgramFailure failure) {}
        };
    }
}
