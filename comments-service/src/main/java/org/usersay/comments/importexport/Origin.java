package org.usersay.comments.importexport;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment that came with an import carries: {@code <import>:<pass>:<run>.<flush>}, with a {@code ^} if it was put to
 * the top of its thread because its parent is nowhere.
 */
record Origin(String job, int pass, int run, int flush, boolean toTop) {

    private static final Pattern FORM = Pattern.compile("([^:]+):(\\d{1,9}):(\\d{1,9})\\.(\\d{1,9})(\\^?)");

    /** Nothing where it did not come with this import. */
    static Optional<Origin> of(String job, String print) {
        var form = FORM.matcher(print);
        return form.matches() && form.group(1).equals(job)
                ? Optional.of(new Origin(
                        job,
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3)),
                        Integer.parseInt(form.group(4)),
                        !form.group(5).isEmpty()))
                : Optional.empty();
    }

    Origin toTop(boolean whether) {
        return new Origin(job, pass, run, flush, whether);
    }

    @Override
    public String toString() {
        return job + ":" + pass + ":" + run + "." + flush + (toTop ? "^" : "");
    }
}
