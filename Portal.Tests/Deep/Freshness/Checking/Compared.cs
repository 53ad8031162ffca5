using Portal.Engine.Freshness;
using Portal.Tests.Deep.Freshness.Oracles;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>One subject of a stream after one of its happenings: what the oracle says, and what is known by who is checked.</summary>
/// <param name="Stream">Whose happenings.</param>
/// <param name="Number">Of the subject.</param>
/// <param name="Happening">The number of the last that happened.</param>
/// <param name="Oracle">What is so.</param>
/// <param name="Known">What is said.</param>
/// <param name="Horizon">The oracle does not see beyond.</param>
readonly record struct Compared(WorldStream Stream, int Number, int Happening, Standing Oracle, Limits Known, DateTimeOffset Horizon)
{
    public Subject Subject => Stream.Subjects[Number];

    /// <summary>The limit as far as the oracle can see.</summary>
    public DateTimeOffset? Seen(DateTimeOffset? limit) => limit >= Horizon ? Standing.Far : limit;
}
