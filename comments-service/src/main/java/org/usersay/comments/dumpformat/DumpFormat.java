package org.usersay.comments.dumpformat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The kinds of dump that can be read, each plain or gzipped. */
public enum DumpFormat {
    DISQUS {
        @Override
        DumpReader read(InputStream plain) throws IOException {
            return new DisqusDump(new SafeXmlReader(plain));
        }
    },
    WORDPRESS {
        @Override
        DumpReader read(InputStream plain) throws IOException {
            return new WordPressDump(new SafeXmlReader(plain));
        }
    },
    REMARK42 {
        @Override
        DumpReader read(InputStream plain) {
            return new Remark42Dump(new BoundedLineReader(plain));
        }
    },
    USERSAY {
        @Override
        DumpReader read(InputStream plain) {
            return new UsersayDump(new BoundedLineReader(plain));
        }
    },
    /** No dump, but the articles that the addresses of later dumps mean. */
    MAPPING {
        @Override
        DumpReader read(InputStream plain) {
            return new MappingFile(new BoundedLineReader(plain));
        }
    };

    private static final int BUFFER = 64 * 1024;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** First bytes of gzip, zip, bzip2, xz, 7z, zstd and rar. */
    private static final List<byte[]> ARCHIVES = Stream.of(
                    "1f8b", "504b0304", "425a68", "fd377a585a", "377abcaf", "28b52ffd", "52617221")
            .map(HexFormat.of()::parseHex)
            .toList();

    /** By its name in any case; {@code wxr} and {@code ndjson} name what they are made by. */
    public static Optional<DumpFormat> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "disqus" -> Optional.of(DISQUS);
            case "wordpress", "wxr" -> Optional.of(WORDPRESS);
            case "remark42" -> Optional.of(REMARK42);
            case "usersay", "ndjson" -> Optional.of(USERSAY);
            case "mapping" -> Optional.of(MAPPING);
            default -> Optional.empty();
        };
    }

    /** The name under which what came from there is kept. */
    public String source() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code bytes}, unpacked if need be to {@code expanded} bytes at most. */
    public DumpReader open(InputStream bytes, long expanded) throws IOException {
        var buffered = new BufferedInputStream(bytes, BUFFER);
        var plain = startsWith(buffered, GZIP)
                ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
                : buffered;
        for (var archive : ARCHIVES) {
            if (startsWith(plain, archive)) {
                throw new DumpException(
                        "The file is an archive, or compressed twice. Send the dump itself, plain or gzipped.");
            }
        }
        return read(new SizeLimitedInputStream(plain, expanded));
    }

    private static boolean startsWith(BufferedInputStream bytes, byte[] signature) throws IOException {
        bytes.mark(signature.length);
        try {
            return Arrays.equals(bytes.readNBytes(signature.length), signature);
        } finally {
            bytes.reset();
        }
    }

    abstract DumpReader read(InputStream plain) throws IOException;
}
