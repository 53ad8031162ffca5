using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources.Runs;

/// <summary>The filters of the runs as the address has them, for the page and its export alike.</summary>
public sealed record RunQuery(string? State, string? Why, string? Sort)
{
    const string OldestFirst = "began";

    public bool IsNarrowed => !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(Why);

    /// <summary>As the table is to show it.</summary>
    public string Order => Sort == OldestFirst ? OldestFirst : $"-{OldestFirst}";

    public static RunQuery Of(IQueryCollection query) => new(query["state"], query["why"], query["sort"]);

    public RunFilter Filter() => new()
    {
        State = Enum.TryParse<RunState>(State, out var state) && Enum.IsDefined(state) ? state : null,
        Trigger = Enum.TryParse<RunTrigger>(Why, out var trigger) && Enum.IsDefined(trigger) ? trigger : null,
        OldestFirst = Sort == OldestFirst,
    };
}
