namespace Portal.Web.Shell;

/// <summary>What a reader is told of an error: where it is in the log, and what can be done, if that is known.</summary>
public sealed record Failure(string Reference, string? Advice);
