namespace Portal.Web.Features.Agents;

/// <summary>What is typed in about something that is to be done to an agent.</summary>
public sealed class AgentDeed
{
    const int NoLonger = 0, AnHour = 1, ADay = 24, AWeek = 168, AMonth = 720;

    public static IReadOnlyList<(int Hours, string Text)> Overlaps { get; } =
        [(AnHour, "for an hour"), (ADay, "for a day"), (AWeek, "for a week"), (AMonth, "for 30 days"), (NoLonger, "no longer: it ends at once")];

    public int Hours { get; set; } = ADay;

    /// <summary>The old key is revoked with the exchange.</summary>
    public bool EndsAtOnce => Hours == NoLonger;

    public string? Why { get; set; } = "";
}
