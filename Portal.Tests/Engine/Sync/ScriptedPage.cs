using Portal.Engine;

namespace Portal.Tests.Engine.Sync;

/// <summary>One page of a script, or what comes in its place.</summary>
/// <param name="Json">A list of records: id, name, at, gone.</param>
/// <param name="Greatest">The greatest updated value on it.</param>
sealed record ScriptedPage(string Json, string? Greatest = null)
{
    /// <summary>What happens before the page is there.</summary>
    public Func<CancellationToken, Task>? Before { get; init; }

    /// <summary>Instead of the page.</summary>
    public Refusal? Refusal { get; init; }

    public Func<ValueTask>? Acknowledge { get; init; }

    public static ScriptedPage No(Refusal refusal) => new("[]") { Refusal = refusal };
}
