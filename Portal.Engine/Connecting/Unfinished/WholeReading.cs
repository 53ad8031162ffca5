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
        var whole = Queries.WithoutSince(settings) with { Incremental = new(), Deletes = Flagged(settings) with { By = DeleteKind.Sweep } };
        return whole.Search.Most is not null || Templates.Mention(whole, "since") ? null : whole;
    }

    /// <summary>Whether it removes what is gone is chosen last, or of the feed, so it is never tried.</summary>
    /// <returns>Null if it is to be removed and cannot be.</returns>
    public static RestSettings? For(RestSettings tried, bool sweeps) =>
        tried.Deletes.By is DeleteKind.Flag or DeleteKind.List ? tried
        : sweeps ? Of(tried)
        // No row was seen that says so. One that comes later may.
        : tried with { Deletes = Flagged(tried) is { Flag: { Length: > 0 } } flagged ? flagged with { By = DeleteKind.Flag } : new() };

    /// <summary>Nothing is known any more of how deleted rows are asked for.</summary>
    public static RestSettings WithoutDeletes(RestSettings settings) =>
        settings with { Deletes = new(), Parameters = [.. settings.Parameters.Where(one => string.IsNullOrEmpty(settings.Deletes.Flag) || one.Value != "true" || !DeletesTrial.Names.Contains(one.Name))] };

    /// <summary>Nothing is known any more of how changes are asked for.</summary>
    public static RestSettings WithoutChanges(RestSettings settings) => Queries.WithoutSince(settings) with { Incremental = new(), Search = new() };

    /// <summary>What is known of a field by which rows say that they are deleted, and nothing else.</summary>
    static DeleteSettings Flagged(RestSettings settings) =>
        new() { Flag = settings.Deletes.Flag, Values = settings.Deletes.Values, At = settings.Deletes.At, AtTime = settings.Deletes.AtTime };
}
