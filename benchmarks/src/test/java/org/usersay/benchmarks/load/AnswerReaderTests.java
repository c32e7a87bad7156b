package org.usersay.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTests {

    private static final String SIZED = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    private static final String CHUNKED =
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED, "HTTP/1.1 204 No Content\r\n\r\n"})
    void findsTheEndHoweverTheBytesArrive(String answer) {
        byte[] bytes = answer.getBytes(ISO_8859_1);
        for (int i = 0; i < bytes.length - 1; i++) {
            assertThat(reader.take(ByteBuffer.wrap(bytes, i, 1))).isFalse();
        }
        assertThat(reader.take(ByteBuffer.wrap(bytes, bytes.length - 1, 1))).isTrue();
    }

    @Test
    void readsTheStatusAndWhetherTheConnectionEnds() {
        assertThat(reader.take(ByteBuffer.wrap(SIZED.getBytes(ISO_8859_1)))).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.closes()).isTrue();
    }

    @Test
    void startsAfreshAfterAReset() {
        reader.take(ByteBuffer.wrap(SIZED.getBytes(ISO_8859_1)));
        reader.reset();
        assertThat(reader.take(ByteBuffer.wrap(CHUNKED.getBytes(ISO_8859_1)))).isTrue();
        assertThat(reader.status()).isEqualTo(201);
        assertThat(reader.closes()).isFalse();
    }

    @Test
    void aNotModifiedAnswerHasNoBodyEvenWithALength() {
        String answer = "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n";
        assertThat(reader.take(ByteBuffer.wrap(answer.getBytes(ISO_8859_1)))).isTrue();
    }
}
