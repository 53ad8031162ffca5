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

    /// <summary>Whether it removes what is gone is chosen last, or of the feed, so it is never tried.</summary>
    /// <returns>Null if it is to be removed and cannot be.</returns>
    public static RestSettings? For(RestSettings tried, bool sweeps) =>
        tried.Deletes.By is DeleteKind.Flag or DeleteKind.List ? tried : sweeps ? Of(tried) : tried with { Deletes = new() };

    /// <summary>Nothing is known any more of how changes are asked for.</summary>
    public static RestSettings WithoutChanges(RestSettings settings) => Queries.WithoutSince(settings) with { Incremental = new(), Search = new() };
}
