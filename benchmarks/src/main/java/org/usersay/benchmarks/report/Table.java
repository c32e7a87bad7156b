package org.usersay.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A Markdown table that is also readable as it stands. */
public final class Table {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(List<String> head) {
        this.head = List.copyOf(head);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void add(List<String> row) {
        if (row.size() != head.size()) {
            throw new IllegalArgumentException(row.size() + " cells, but " + head.size() + " columns");
        }
        rows.add(row.stream().map(cell -> cell.replace("|", "\\|")).toList());
    }

    @Override
    public String toString() {
        List<Integer> widths =
                IntStream.range(0, head.size()).mapToObj(this::widest).toList();
        StringBuilder text = new StringBuilder(line(head, widths));
        text.append(line(widths.stream().map("-"::repeat).toList(), widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private int widest(int column) {
        List<Integer> widths = new ArrayList<>(List.of(3, head.get(column).length()));
        rows.forEach(row -> widths.add(row.get(column).length()));
        return Collections.max(widths);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder text = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            text.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths.get(i) - cell.length()))
                    .append(" |");
        }
        return text.append('\n').toString();
    }
}
