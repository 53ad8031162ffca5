using Portal.Engine.Forms;

namespace Portal.Engine.Sources;

/// <summary>A stream as somebody wants it to be.</summary>
public sealed record StreamDraft : IValidated
{
    [Setting("Name", Help = "The kind of record it brings.", Required = true, Example = "Contacts")]
    public string Name { get; init; } = "";

    [Setting("Tolerance", Help = "How old the business accepts it. Empty means that nobody has said.", Min = 1)]
    public TimeSpan? Tolerance { get; init; }

    [Setting("Expected every", Help = "It is expected to be read again so long after the last time. Empty means as the schedules of its feeds say.", Min = 1)]
    public TimeSpan? Within { get; init; }

    [Setting("Grace", Help = "How much later than due is still in time. Empty means a tenth of what is between two readings, 2 minutes at least and 1 hour at most.", Min = 0)]
    public TimeSpan? Grace { get; init; }

    [Setting("Age counts working time", Help = "Nights, weekends and holidays of its calendar make it no older.")]
    public bool AgeIsWorkingTime { get; init; }

    [Setting("Removals that need no approval", Help = "A full pass that finds more records gone than this, and more than the share below, is held until somebody approves.", Min = 0)]
    public int GuardRows { get; init; } = Stream.DefaultGuardRows;

    [Setting("Share that needs no approval", Help = "From 0 (nothing) to 1 (everything).", Min = 0, Max = 1)]
    public double GuardShare { get; init; } = Stream.DefaultGuardShare;

    [Setting("When its shape changes", Help = "What is done when fields are added, go missing or change their kind, or keys are lost.")]
    public DriftPolicy Drift { get; init; } = DriftPolicy.Offer;

    /// <summary>When anybody works; null for always.</summary>
    public long? CalendarId { get; init; }

    /// <summary>Of single fields, what is promised otherwise.</summary>
    public IReadOnlyDictionary<string, FieldPromise> FieldPromises { get; init; } = new Dictionary<string, FieldPromise>();

    /// <summary>What its records are. It is chosen once.</summary>
    public long EntityId { get; init; }

    public static StreamDraft Of(Stream stream) => new()
    {
        Name = stream.Name,
        Tolerance = stream.Tolerance,
        Within = stream.Within,
        Grace = stream.Grace,
        CalendarId = stream.CalendarId,
        AgeIsWorkingTime = stream.AgeIsWorkingTime,
        FieldPromises = stream.FieldPromises,
        GuardRows = stream.GuardRows,
        GuardShare = stream.GuardShare,
        Drift = stream.Drift,
        EntityId = stream.EntityId,
    };

    public void Validate(FormProblems problems) => SourceName.Check(Name, problems);
}
