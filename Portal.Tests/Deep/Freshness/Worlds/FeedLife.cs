using Portal.Tests.Deep.Freshness.Oracles;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>A feed as it is while its stream lives.</summary>
sealed class FeedLife(long number, bool listens, Planned? planned, TimeSpan window, TimeSpan lag)
{
    public long Number => number;

    public bool Listens => listens;

    public Planned? Planned { get; set; } = planned;

    public TimeSpan? Every => Planned?.Every;

    /// <summary>When it would run by its schedule.</summary>
    public SlotWalk? Slots { get; set; }

    public TimeSpan Window => window;

    public TimeSpan Lag => lag;

    public bool IsPaused { get; set; }

    public bool IsGone { get; set; }

    public bool IsInPass { get; set; }

    public bool IsHeld { get; set; }

    public long Pass { get; set; }

    /// <summary>When the portal last began to read in the pass under way.</summary>
    public DateTimeOffset ReadsSince { get; set; }

    public DateTimeOffset LastSlot { get; set; }

    public int Retries { get; set; }

    /// <summary>Grows with each plan, so that only the newest counts.</summary>
    public int Plan { get; set; }
}
