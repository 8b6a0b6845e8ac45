package io.github.netpol4j.target;

/**
 * How much a reader takes before it refuses, so that hostile or accidental input can't exhaust the process.
 *
 * @param maxBytes the bytes of one file, stream or string, as UTF-8
 * @param maxDepth how deep mappings and lists may be nested
 * @param maxAliases how many values YAML aliases and merge keys may stand for in one file, counted after expansion
 */
public record ReadLimits(long maxBytes, int maxDepth, int maxAliases) {

    private static final ReadLimits DEFAULTS = new ReadLimits(64L * 1024 * 1024, 100, 100_000);

    /**
     * Limits.
     *
     * @param maxBytes the bytes of one file, stream or string, as UTF-8
     * @param maxDepth how deep mappings and lists may be nested
     * @param maxAliases how many values YAML aliases and merge keys may stand for in one file, counted after expansion
     * @throws IllegalArgumentException if one is not positive
     */
    public ReadLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxAliases < 1) {
            throw new IllegalArgumentException("read limits must be positive, and these are " + maxBytes
                    + " bytes, depth " + maxDepth + " and " + maxAliases + " aliases");
        }
    }

    /**
     * 64 MiB, 100 levels, 100,000 values behind aliases.
     *
     * @return those limits
     */
    public static ReadLimits defaults() {
        return DEFAULTS;
    }
}
