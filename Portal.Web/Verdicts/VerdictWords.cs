using System.Globalization;
using Portal.Engine.Freshness;
using Portal.Engine.Resilience;
using Portal.Engine.Workflows;
using Portal.Web.Ui;

namespace Portal.Web.Verdicts;

/// <summary>How verdicts are spoken of, everywhere in the same words.</summary>
public static class VerdictWords
{
    /// <summary>The gravest first.</summary>
    public static IReadOnlyList<Verdict> Worst { get; } = [Verdict.Stale, Verdict.Unknown, Verdict.Late, Verdict.Fresh];

    public static (string Text, Tone Tone, string Icon) State(Verdict verdict) => verdict switch
    {
        Verdict.Fresh => ("Fresh", Tone.Fresh, Icons.CheckCircle),
        Verdict.Late => ("Late", Tone.Late, Icons.Clock),
        Verdict.Stale => ("Stale", Tone.Stale, Icons.Alert),
        _ => ("Unknown", Tone.Neutral, Icons.Question),
    };

    /// <summary>Why, as a sentence without its beginning and end.</summary>
    public static string Why(Reason reason) => reason switch
    {
        Reason.InTime => "as promised",
        Reason.Overdue => "it was due, and was not read",
        Reason.TooOld => "older than the business accepts",
        Reason.NeverVerified => "never read to its end",
        Reason.RemovalsWait => "removals wait for approval",
        Reason.Paused => "paused",
        Reason.Silent => "nothing was heard for too long",
        Reason.NothingPromised => "nobody said how old it may be",
        _ => "nothing brings it",
    };

    /// <summary>What to do where no run says it better.</summary>
    public static string? Remedy(Reason reason) => reason switch
    {
        Reason.Overdue or Reason.TooOld => "It goes on as soon as it is read again.",
        Reason.NeverVerified => "Its owner: sync it once, or wait for its first slot.",
        Reason.RemovalsWait => "Its owner must approve the removals, or leave them.",
        Reason.Paused => "Its owner must resume it.",
        Reason.Silent => "Whoever runs the source must see why it sends nothing.",
        Reason.NothingPromised => "Its owner: give it a freshness promise.",
        Reason.NothingBringsIt => "Its owner: connect a source that brings it.",
        _ => null,
    };

    public static string MustAct(Who who) => who switch
    {
        Who.Nobody => "Nobody must act: it goes on by itself.",
        Who.Owner => "Its owner must act.",
        Who.Source => "Whoever runs the source must act.",
        _ => "Whoever makes the portal must act.",
    };

    public static (string Text, Tone Tone, string Icon) Gate(Reaction says) => says switch
    {
        Reaction.Run => ("Runs", Tone.Fresh, Icons.Play),
        Reaction.Flag => ("Runs flagged", Tone.Late, Icons.Alert),
        _ => ("Paused", Tone.Stale, Icons.Pause),
    };

    /// <summary>"5 minutes", "1 day 4 hours": two parts at most.</summary>
    public static string Span(TimeSpan span)
    {
        var parts = new (long Number, string Word)[] { (span.Days, "day"), (span.Hours, "hour"), (span.Minutes, "minute"), (span.Seconds, "second") }
            .SkipWhile(part => part.Number == 0).Take(2).Where(part => part.Number > 0).Select(part => Amounts.Count(part.Number, part.Word)).ToArray();
        return parts.Length == 0 ? "less than a second" : string.Join(' ', parts);
    }

    /// <summary>"14:05", "Mon 14:05" or "3 Dec 14:05": as short as it can be told from now.</summary>
    public static string At(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (there, here) = (TimeZoneInfo.ConvertTime(moment, zone), TimeZoneInfo.ConvertTime(now, zone));
        var format = there.Date == here.Date ? "HH:mm" : (there - here).Duration() < TimeSpan.FromDays(6) ? "ddd HH:mm" : there.Year == here.Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm";
        return there.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>"99.2 %"; what is not all is never rounded up to all.</summary>
    public static string Percent(double share) => $"{(Math.Floor(share * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture)} %";
}
