using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sync.Remapping;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>What it means for what is stored that a feed reads otherwise.</summary>
/// <param name="Now">How it reads until now.</param>
/// <param name="Then">How it is to read.</param>
/// <param name="Cost">What is read again.</param>
/// <param name="Sweeps">What the source has no longer is removed by it.</param>
public sealed record ReadingChange(RestSettings Now, RestSettings Then, WhatItMeans Cost, bool Sweeps)
{
    /// <summary>What comes otherwise, in sentences; none if it is as it was.</summary>
    public IReadOnlyList<string> Differences =>
    [
        .. Say("Asked for", Asked(Now), Asked(Then)),
        .. Say("List", $"{Now.Records} {Now.Record}".Trim(), $"{Then.Records} {Then.Record}".Trim()),
        .. Say("Key", string.Join(" + ", Now.Key), string.Join(" + ", Then.Key)),
        .. Say("Last change", Now.Updated.Field ?? "none", Then.Updated.Field ?? "none"),
        .. Say("Pages", Paged(Now), Paged(Then)),
        .. Say("Changes only", Changes(Now), Changes(Then)),
        .. Say("Deletes", Deletes(Now), Deletes(Then)),
        .. Say("Single records", LookedUp(Now), LookedUp(Then)),
    ];

    /// <summary>What becomes of what is stored, where the key is another one; null where it is not, or nothing is stored.</summary>
    public string? UnderOldKey => !HasOtherKey || Cost.Rows == 0 ? null
        : Sweeps ? "What is stored under the old key is taken for gone when everything was read, or read twice where rows may move between pages meanwhile, and is removed; more than usual at once waits for approval."
        : "What is stored under the old key stays beside what is read under the new one. Clear the stream to be rid of it.";

    bool HasOtherKey => !Now.Key.SequenceEqual(Then.Key) || Now.KeySeparator != Then.KeySeparator;

    static IEnumerable<string> Say(string what, string now, string then) => now == then ? [] : [$"{what}: {then} (until now {now})"];

    static string Asked(RestSettings settings) => $"{(settings.Method == RestMethod.Post ? "POST" : "GET")} {settings.Path}{Parameters(settings)}{(settings.Body is { Length: > 0 } body ? $" with {body}" : "")}";

    static string Parameters(RestSettings settings) => settings.Parameters.Count == 0 ? ""
        : $"{(settings.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', settings.Parameters.Select(one => $"{one.Name}={one.Value}"))}";

    static string Paged(RestSettings settings) => settings.Paging.By == PagingKind.None ? "none"
        : string.Join(", ", new[] { $"by {settings.Paging.By.ToString().ToLowerInvariant()}", settings.Paging.Parameter is { Length: > 0 } name ? $"with {name}" : null, settings.Paging.Next is { Length: > 0 } next ? $"from {next}" : null, settings.Paging.Size is { } size ? $"{size} at once" : null }.OfType<string>());

    static string Changes(RestSettings settings) => settings.Incremental.By switch
    {
        IncrementalKind.None => "everything is read each time",
        IncrementalKind.Template => "where {since} stands",
        IncrementalKind.Token => "by a token",
        _ => $"with {settings.Incremental.Name}",
    };

    static string Deletes(RestSettings settings) => settings.Deletes.By switch
    {
        DeleteKind.Flag => $"told by {settings.Deletes.Flag}",
        DeleteKind.List => $"listed at {settings.Deletes.Path}",
        DeleteKind.Sweep => "what is no longer there is removed",
        _ => "not told",
    };

    static string LookedUp(RestSettings settings) => settings.LookUp.Path is { Length: > 0 } path ? $"looked up at {path}" : "not looked up";
}
