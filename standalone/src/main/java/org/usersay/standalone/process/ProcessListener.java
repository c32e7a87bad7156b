package org.usersay.standalone.process;

import java.nio.file.Path;

/** Hears what happens to the programs. */
public interface ProcessListener {

    void starting(String program);

    void ready(String program);

    /** A program ended though nobody stopped it. It is not started again. */
    void ended(String program, int exitCode, Path log);
}
