package org.usersay.standalone.demo;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Reader with an account.
 *
 * @param number from 0 on
 */
record DemoReader(int number, String name) {

    private static final List<String> NAMES = List.of(
            "An Nhiên",
            "Bảo Trâm",
            "Carlos Mendes",
            "Đức Huy",
            "Elena Petrova",
            "Gia Hân",
            "Hải Đăng",
            "Ingrid Solberg",
            "Khánh Vy",
            "Lucas Moreau",
            "Mạnh Cường",
            "Nora Fischer",
            "Phương Linh",
            "Quốc Bảo",
            "Rosa Jiménez",
            "Thanh Tùng");

    static List<DemoReader> all() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(number -> new DemoReader(number, NAMES.get(number)))
                .toList();
    }

    String email() {
        return "demo-reader-" + number + "@example.org";
    }
}
