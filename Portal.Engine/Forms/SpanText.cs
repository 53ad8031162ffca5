using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Engine.Forms;

/// <summary>A length of time as people write it: "5m", "1h30m", "2d", or "00:05:00".</summary>
public static partial class SpanText
{
    static readonly (string Unit, TimeSpan One)[] Units =
    [
        ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <returns>Null if it is none, or runs backwards.</returns>
    public static TimeSpan? Read(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        if (trimmed.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero ? span : null;
        if (Whole().Match(trimmed) is not { Success: true } match) return null;

        var ticks = 0m;
        foreach (var part in match.Groups["part"].Captures.Select(capture => Part().Match(capture.Value)))
        {
            if (!decimal.TryParse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number)) return null;
            ticks += number * Units.First(unit => unit.Unit == part.Groups[2].Value).One.Ticks;
            if (ticks > TimeSpan.MaxValue.Ticks) return null;
        }

        return new TimeSpan((long)ticks);
    }

    /// <summary>Always the same text for the same length, which <see cref="Read"/> reads back.</summary>
    public static string Write(TimeSpan span)
    {
        // What is finer than a millisecond is written in the other way.
        if (span.Ticks % TimeSpan.TicksPerMillisecond != 0) return span.ToString("c", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var (unit, one) in Units)
        {
            if (span.Ticks / one.Ticks is > 0 and var many) text.Append(CultureInfo.InvariantCulture, $"{many}{unit}");
            span -= one * (span.Ticks / one.Ticks);
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    [GeneratedRegex(@"^(?:(?<part>[0-9]{1,12}(?:\.[0-9]{1,7})?(?:ms|d|h|m|s))\s*)+$")]
    private static partial Regex Whole();

    [GeneratedRegex("^([0-9.]+)([a-z]+)$")]
    private static partial Regex Part();
}
