using Portal.Engine.Forms;

namespace Portal.Engine.Sources;

/// <summary>A stream as somebody wants it to be.</summary>
public sealed record StreamDraft : IValidated
{
    [Setting("Name", Help = "The kind of record it brings.", Required = true, Example = "Contacts")]
    public string Name { get; init; } = "";

    [Setting("Tolerance", Help = "How old the business accepts it. Empty means that nobody has said.", Min = 1)]
    public TimeSpan? Tolerance { get; init; }

    [Setting("Removals that need no approval", Help = "A full pass that finds more records gone than this, and more than the share below, is held until somebody approves.", Min = 0)]
    public int GuardRows { get; init; } = Stream.DefaultGuardRows;

    [Setting("Share that needs no approval", Help = "From 0 (nothing) to 1 (everything).", Min = 0, Max = 1)]
    public double GuardShare { get; init; } = Stream.DefaultGuardShare;

    /// <summary>What its records are. It is chosen once.</summary>
    public long EntityId { get; init; }

    public static StreamDraft Of(Stream stream) => new()
    {
        Name = stream.Name,
        Tolerance = stream.Tolerance,
        GuardRows = stream.GuardRows,
        GuardShare = stream.GuardShare,
        EntityId = stream.EntityId,
    };

    public void Validate(FormProblems problems) => SourceName.Check(Name, problems);
}
