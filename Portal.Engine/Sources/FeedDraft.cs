using Portal.Engine.Forms;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Sources;

/// <summary>A feed as somebody wants it to be.</summary>
public sealed record FeedDraft : IValidated
{
    [Setting("Name", Required = true, Example = "Every hour")]
    public string Name { get; init; } = "";

    [Setting("Schedule", Help = "When it runs by itself.")]
    public Schedule Schedule { get; init; } = Schedule.WhenAsked;

    [Setting("Remove what is gone", Help = "A full pass also removes what the source has no longer.")]
    public bool Sweeps { get; init; }

    /// <summary>Its name in the table of connectors. It is chosen once.</summary>
    public string Connector { get; init; } = "";

    /// <summary>The connector's settings, as JSON.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>How a source record becomes an entity record, as JSON.</summary>
    public string Mapping { get; init; } = "{}";

    public static FeedDraft Of(Feed feed) => new()
    {
        Name = feed.Name,
        Schedule = feed.Schedule,
        Sweeps = feed.Sweeps,
        Connector = feed.Connector,
        Settings = feed.Settings,
        Mapping = feed.Mapping,
    };

    public void Validate(FormProblems problems) => SourceName.Check(Name, problems);
}
