package org.usersay.standalone.process;

import java.nio.file.Path;
import java.time.Duration;

/** Listener for the start and the end of programs. */
public interface ProcessListener {

    void starting(String program);

    void ready(String program);

    /** A program ended without being stopped, and is started again after the pause. */
    void crashed(String program, int exitCode, Duration pause, Path log);

    /** A program ended too often and is not started again; without it the system is of no use. */
    void failed(ProgramFailure failure);
}
