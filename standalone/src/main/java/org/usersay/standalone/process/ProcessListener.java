package org.usersay.standalone.process;

import java.nio.file.Path;

/** Listener for the start and the end of programs. */
public interface ProcessListener {

    void starting(String program);

    void ready(String program);

    /** A program ended without being stopped. It is not started again. */
    void ended(String program, int exitCode, Path log);
}
