package org.usersay.benchmarks;

import java.util.List;

/** A line of the table, and the rate by which it is compared. */
record TableRow(List<String> cells, double perSecond) {}
