using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How only what changed since the last pass is asked for.</summary>
public sealed record IncrementalSettings
{
    [Setting("How", Help = "How the source is told to answer with changes only.")]
    public IncrementalKind By { get; init; }

    [Setting("Name", Help = "The parameter, the header, or the path inside the body. Left out if the token is a whole address.", Example = "updated_since", When = "By=Parameter,Header,Body,Token")]
    public string? Name { get; init; }

    [Setting("Token", Help = "Where in the last answer of a pass the token stands, by which the next pass asks for what changed since.", Required = true, Example = "@odata.deltaLink", When = "By=Token")]
    public string? Token { get; init; }

    [Setting("Said in", Help = "Where the token is said.", When = "By=Token")]
    public ParameterPlace In { get; init; }

    [Setting("How it is written", When = "By=Parameter,Header,Body,Template")]
    public TimeSettings Time { get; init; } = new();

    [Setting("Lag", Help = "So far back before the last change is read again, for records that appear late and clocks that differ.", Min = 0, Max = 30 * 86400, When = "By=Parameter,Header,Body,Template")]
    public TimeSpan Lag { get; init; } = TimeSpan.FromMinutes(1);

    [Setting("Only later ones", Help = "The source leaves out what changed exactly then. The reading then begins a second earlier.", When = "By=Parameter,Header,Body,Template")]
    public bool Exclusive { get; init; }

    [Setting("Not before", Help = "Older records are never read. Without it the first pass reads everything.", Example = "2024-01-01T00:00:00Z", When = "By=Parameter,Header,Body,Template")]
    public DateTimeOffset? Start { get; init; }
}
