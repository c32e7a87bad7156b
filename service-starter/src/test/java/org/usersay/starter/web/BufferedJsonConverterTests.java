package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.http.MockHttpOutputMessage;
import tools.jackson.databind.json.JsonMapper;

class BufferedJsonConverterTests {

    private final BufferedJsonConverter converter = new BufferedJsonConverter(JsonMapper.shared());
    private final MockHttpOutputMessage output = new MockHttpOutputMessage();

    @Test
    void lengthOfAnAnswerIsSent() throws IOException {
        converter.write(Map.of("name", "Thảo"), MediaType.APPLICATION_JSON, output);

        assertThat(output.getBodyAsString()).isEqualTo("{\"name\":\"Thảo\"}");
        assertThat(output.getHeaders().getContentLength()).isEqualTo(output.getBodyAsBytes().length);
        assertThat(output.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
    }

    /** What Jackson iterates over. */
    public record Names(Iterable<String> names) {}

    @Test
    void whatCannotBeWrittenFailsBeforeAnythingWasSent() {
        Iterable<String> broken = () -> Stream.of("first", "second")
                .peek(name -> Integer.parseInt(name))
                .iterator();

        assertThatExceptionOfType(HttpMessageNotWritableException.class)
                .isThrownBy(() -> converter.write(new Names(broken), MediaType.APPLICATION_JSON, output));

        assertThat(output.getBodyAsBytes()).isEmpty();
        assertThat(output.getHeaders().getContentLength()).isNegative();
    }
}
