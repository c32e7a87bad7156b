package org.usersay.comments.dumpformat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
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
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return read(new SizeLimitedInputStream(packed ? new GZIPInputStream(buffered, BUFFER) : buffered, expanded));
    }

    abstract DumpReader read(InputStream plain) throws IOException;
}
