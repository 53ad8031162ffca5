using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;

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
        State = QueryText.Word<RunState>(State),
        Trigger = QueryText.Word<RunTrigger>(Why),
        OldestFirst = Sort == OldestFirst,
    };
}
