package io.thecloud.cli.config;

/// How data is printed.
public enum OutputFormat {
    TABLE,
    JSON,
    YAML
}
