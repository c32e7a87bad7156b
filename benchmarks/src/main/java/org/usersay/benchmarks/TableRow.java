package org.usersay.benchmarks;

import java.util.List;

/** A line of the table, and the figure of it that others are compared with. */
record TableRow(List<String> cells, double perSecond) {}
