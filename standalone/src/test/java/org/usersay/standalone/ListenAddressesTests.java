package org.usersay.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.usersay.standalone.service.Service;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

class ListenAddressesTests {

    @Test
    void writtenAddressesAreJsonWithoutDoubledNames() {
        var strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        var addresses = new ListenAddresses(Map.of(), Map.of(), 1, 2, 3, 4, 5, new StorePasswords("r", "d")).toJson();
        int objects = 0;
        try (var json = strict.createParser(ObjectReadContext.empty(), addresses)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                objects += token == JsonToken.START_OBJECT ? 1 : 0;
            }
        }
        assertThat(objects).isEqualTo(2 + Service.values().length);
    }
}
