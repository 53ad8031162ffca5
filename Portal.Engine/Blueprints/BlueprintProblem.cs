namespace Portal.Engine.Blueprints;

/// <summary>One thing that is wrong with a file, where it stands, and what to do.</summary>
/// <param name="Line">From 1; 0 if it is of no line.</param>
/// <param name="Column">From 1.</param>
/// <param name="Where">The path of names that leads there, such as "sources / CRM / auth".</param>
/// <param name="Text">For a person. What was written is not repeated: it may be a secret in the wrong place.</param>
public sealed record BlueprintProblem(int Line, int Column, string Where, string Text)
{
    public override string ToString() => $"{(Line == 0 ? "" : $"Line {Line}, column {Column}: ")}{(Where.Length == 0 ? "" : $"{Where}: ")}{Text}";
}
