using Portal.Engine.Sources;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Web.Features.Sources;

/// <summary>The systems that are somebody's own: all but the sample company, which is there to be looked at.</summary>
sealed class OwnSystems(SourceRegistry sources)
{
    public async Task<bool> Any(CancellationToken stop = default)
    {
        // There is one sample company at most.
        var first = await sources.Page(new SourceFilter(), 0, 2, stop);
        return first.Sources.Any(source => !SampleConnection.Is(source));
    }
}
