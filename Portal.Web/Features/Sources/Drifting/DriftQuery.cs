using Portal.Engine.Sync.Drifting;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>Which drifts of a stream are shown, as the address has it, for the page and its export alike.</summary>
public sealed record DriftQuery(string? End, string? Sort)
{
    public const string Open = "Open";

    const string OldestFirst = "noticed";

    /// <summary>As it is chosen from; nothing for all.</summary>
    public string Chosen => End == Open ? Open : $"{Wanted}";

    public bool IsNarrowed => Chosen.Length > 0;

    /// <summary>As the table is to show it.</summary>
    public string Order => Sort == OldestFirst ? OldestFirst : $"-{OldestFirst}";

    DriftEnd? Wanted => QueryText.Word<DriftEnd>(End);

    public static DriftQuery Of(IQueryCollection query) => new(query["end"], query["sort"]);

    public DriftFilter Filter() => new() { End = Wanted, OnlyOpen = End == Open, OldestFirst = Sort == OldestFirst };
}
