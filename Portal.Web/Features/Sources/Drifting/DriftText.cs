using System.Globalization;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Sync.Drifting;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>How drifts and the signs of an API are told.</summary>
public static class DriftText
{
    public static string Policy(DriftPolicy policy) => policy switch
    {
        DriftPolicy.Apply => "Map what is plain by itself",
        DriftPolicy.Ask => "Go on and wait for a decision",
        DriftPolicy.Pause => "Pause the feed until somebody decides",
        _ => "Tell, and propose what to change",
    };

    public static string End(Drift drift) => drift.End switch
    {
        null => "Open",
        DriftEnd.CameBack => "The old shape came back",
        DriftEnd.Accepted => $"Accepted by {drift.ClosedBy}",
        DriftEnd.Applied => $"Mapped by {drift.ClosedBy}",
        DriftEnd.Mapped => "The mapping was changed",
        _ => "The feed reads something else since",
    };

    /// <summary>The same of any drift, to choose from.</summary>
    public static string End(DriftEnd end) => end switch
    {
        DriftEnd.CameBack => "The old shape came back",
        DriftEnd.Accepted => "Accepted",
        DriftEnd.Applied => "Mapped as proposed",
        DriftEnd.Mapped => "The mapping was changed",
        _ => "Reads something else since",
    };

    /// <summary>In how many rows it is so.</summary>
    public static string Rows(DriftChange change) => change.Kind switch
    {
        DriftKind.Missing => string.Create(CultureInfo.InvariantCulture, $"in none of {change.Of} rows"),
        _ => string.Create(CultureInfo.InvariantCulture, $"in {change.Rows} of {change.Of} rows"),
    };

    public static string Title(ApiSign sign, DateTimeOffset now) => sign switch
    {
        { Gone: not null } => "Its API says that what is asked for is no more",
        { SunsetAt: { } end } when sign.IsOver(now) => $"Its API says that this version ended on {Day(end)}",
        { SunsetAt: { } end } => $"Its API says that this version ends on {Day(end)}",
        { DeprecatedAt: { } since } when since > now => $"Its API says that this version is deprecated from {Day(since)} on",
        _ => "Its API says that this version is deprecated",
    };

    public static string Advice(ApiSign sign, string? version) => sign.Gone is { } said
        ? $"{said} Look which version its API has now, and set it in the settings of the source."
        : $"{(version is null ? "" : $"It is asked for version {version}. ")}Move to a newer version before it stops to answer: correct the address or the version in the settings of the source.";

    static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
