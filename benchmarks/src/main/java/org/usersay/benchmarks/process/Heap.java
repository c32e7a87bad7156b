package org.usersay.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Live heap of another JVM. */
public final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private Heap() {}

    /** Bytes that are reachable, after a full collection that this call triggers. */
    public static long live(long pid) throws InterruptedException {
        String java = System.getProperty("java.home");
        try {
            Process process = new ProcessBuilder(
                            Path.of(java, "bin", "jcmd").toString(), String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return total(histogram);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static long total(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("Not a histogram: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }
}
