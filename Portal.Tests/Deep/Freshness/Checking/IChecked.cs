using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>Who is held against the oracle: it is told what happens to a stream, one after the other, and asked what comes of it.</summary>
interface IChecked
{
    /// <returns>The life as this can live it; null if it cannot.</returns>
    WorldStream? Livable(WorldStream stream);

    /// <summary>The number that a feed of the life has here.</summary>
    long Number(long feed);

    /// <summary>Commits what the product would of this.</summary>
    ValueTask Happen(WorldStream stream, Happening happening, CancellationToken stop);

    /// <summary>What it knows of each subject of the stream, in their order.</summary>
    ValueTask<IReadOnlyList<Limits>> Know(WorldStream stream, CancellationToken stop);

    /// <summary>The stream as whoever asks for a gate sees it.</summary>
    ValueTask<FreshnessNow> Now(WorldStream stream, CancellationToken stop);

    /// <summary>What is committed of the stream, for a person to read.</summary>
    string Committed(WorldStream stream);
}
