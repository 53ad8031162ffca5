using Portal.Engine.Data.Answers;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Fallbacks;
using Portal.Web.Ui.Times;

namespace Portal.Web.Verdicts;

/// <summary>How it is told that something is served in place of what is stale, everywhere in the same words.</summary>
public static class FallbackWords
{
    public static string Name(StreamPlan plan) => $"{plan.Name} of {plan.SourceName}";

    public static string Name(StreamAge of) => of.Source is null ? "A source that is gone" : $"{of.Stream} of {of.Source}";

    public static string Kind(FallbackKind kind) => kind switch
    {
        FallbackKind.NextBest => "The next source that is believed",
        FallbackKind.LastGoodCopy => "Its last good copy",
        _ => "Another stream",
    };

    /// <summary>"Invoices of Books went stale 3 hours ago; served from Invoices of Ledger, as of 12 min ago."</summary>
    public static string Say(FieldFallback fallback, DateTimeOffset now, TimeZoneInfo zone)
    {
        var stale = $"{Name(fallback.First)} {(fallback.StaleSince is { } since ? $"went stale {Moments.Relative(since, now, zone)}" : "is stale")}";
        var asOf = fallback.Served.VerifiedAt is { } at ? $", as of {Moments.Relative(at, now, zone)}" : "";
        if (fallback.Serves != FallbackKind.LastGoodCopy) return $"{stale}; served from {Name(fallback.Served)}{asOf}.";
        return $"{stale}; its last good copy is served{asOf}.{(fallback.Why is { } why ? $" {Why(why)}" : "")}";
    }

    /// <summary>Why nothing stands in, as a sentence.</summary>
    public static string Why(Absence why) => why switch
    {
        Absence.Gone => "The stream that was to stand in for it is not here any more.",
        Absence.NotBrought => "The stream that is to stand in for it does not bring this.",
        Absence.Stale => "The stream that is to stand in for it is stale as well.",
        Absence.Older => "The stream that is to stand in for it was read even earlier.",
        _ => "The stream that is to stand in for it says nothing of this.",
    };
}
