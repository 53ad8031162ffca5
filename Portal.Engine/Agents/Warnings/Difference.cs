namespace Portal.Engine.Agents.Warnings;

/// <summary>Something that differs, in a sentence for a person.</summary>
public sealed record Difference(WarningCause Cause, string Sentence);
