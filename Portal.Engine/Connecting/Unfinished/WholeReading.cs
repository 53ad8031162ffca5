using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Unfinished;

/// <summary>A list of which every pass reads all there is, so that it shows what is gone.</summary>
public static class WholeReading
{
    /// <returns>Null if it cannot be read so: a capped search is cut by the last change, or somebody wrote by hand where it is asked for.</returns>
    public static RestSettings? Of(RestSettings settings)
    {
        var whole = Queries.WithoutSince(settings) with { Incremental = new(), Deletes = new() { By = DeleteKind.Sweep } };
        return whole.Search.Most is not null || Templates.Mention(whole, "since") ? null : whole;
    }
}
