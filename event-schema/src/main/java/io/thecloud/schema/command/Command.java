package io.thecloud.schema.command;

/// Something that somebody asks for, or reports. The decider turns it into events or refuses it by name.
public sealed interface Command permits Request, Report {}
