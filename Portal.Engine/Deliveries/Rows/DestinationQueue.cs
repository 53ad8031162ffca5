using Portal.Engine.Persistence;

namespace Portal.Engine.Deliveries.Rows;

/// <summary>How the messages of one destination stand. Changed only by who holds it (<see cref="Hold"/>).</summary>
public sealed class DestinationQueue
{
    public required long Destination { get; init; }

    /// <summary>The number of the last message; messages go out in the order of their numbers.</summary>
    public long LastNumber { get; set; }

    public int Waiting { get; set; }

    /// <summary>How many were superseded because too many waited, in all its time.</summary>
    public long Missed { get; set; }

    /// <summary>The destination is paused or disabled.</summary>
    public bool IsHeld { get; set; }

    /// <summary>When the next message may go; null while none waits or it is held.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>
    /// Until the caller's transaction ends, nobody else numbers or marks messages of this destination. So the order of numbers is
    /// the order of commits.
    /// </summary>
    /// <returns>Null if there is no such destination.</returns>
    internal static async Task<DestinationQueue?> Hold(PortalDb db, long destination, CancellationToken stop)
    {
        await db.Exclusive($"destination {destination}", stop);
        return await db.Set<DestinationQueue>().FindAsync([destination], stop);
    }

    internal void Plan(DateTimeOffset at) => DueAt = Waiting > 0 && !IsHeld ? at : null;
}
