/**
 * Votes that appear coordinated: detected by rules, shown to moderators with evidence, and set aside by them. Uses {@code article},
 * {@code tally} and {@code vote}.
 */
@NullMarked
package org.usersay.ratings.frauddetection;

import org.jspecify.annotations.NullMarked;
