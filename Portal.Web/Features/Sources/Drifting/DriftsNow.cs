using Portal.Engine.Sources.Signs;
using Portal.Engine.Sync.Drifting;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>What is not as it was at a source.</summary>
/// <param name="Sign">What its API says of its own future; null if nothing.</param>
/// <param name="Open">The drifts of its feeds that are not settled.</param>
public sealed record DriftsNow(ApiSign? Sign, IReadOnlyList<Drift> Open)
{
    public static DriftsNow Nothing { get; } = new(null, []);
}
