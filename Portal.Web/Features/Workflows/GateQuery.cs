using Portal.Engine.Workflows;
using Portal.Web.Ui;

namespace Portal.Web.Features.Workflows;

/// <summary>Which part of a gate's history is shown, as the address has it, for the page and its export alike.</summary>
public sealed record GateQuery(string? Says)
{
    /// <summary>What the page begins after.</summary>
    public string? After { get; init; }

    public Reaction? Wanted => QueryText.Word<Reaction>(Says);

    public long? Before => QueryText.Key(After);

    public static GateQuery Of(IQueryCollection query) => new((string?)query["says"]);
}
