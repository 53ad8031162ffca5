using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Engine.Resilience.Pipelines;

/// <summary>Reads how long a source asks to be left alone, in the spellings that are about.</summary>
public static partial class AskedWait
{
    /// <summary>A number from here on is a moment (seconds since 1970), and from a thousand times it on one in milliseconds.</summary>
    const double FirstEpoch = 1e9, FirstEpochInMilliseconds = 1e12;

    /// <summary>The oldest of the three ways in which HTTP writes a date.</summary>
    const string AscTime = "ddd MMM d HH:mm:ss yyyy";

    /// <summary>A wish beyond it is a mistake more likely than not, and nobody would hear of the source until then.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    static readonly string[] Milliseconds = ["Retry-After-Ms", "X-Ms-Retry-After-Ms"];

    static readonly string[] Waits = ["Retry-After", "X-Retry-After"];

    /// <summary>Many sources send these with every answer, so they are a wish only where the limit was passed.</summary>
    static readonly string[] Resets = ["X-RateLimit-Reset-After", "RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset"];

    /// <param name="response">What the source answered.</param>
    /// <param name="now">The time.</param>
    /// <param name="isLimited">The limit was passed, which the answer may say in its body only.</param>
    /// <returns>The moment before which not to ask again; null if the source names none that can be read.</returns>
    public static DateTimeOffset? Until(HttpResponseMessage response, DateTimeOffset now, bool isLimited = false)
    {
        foreach (var name in Milliseconds)
        {
            if (Number(Header(response, name)) is { } milliseconds) return After(milliseconds / 1000, now);
        }

        isLimited |= Answers.IsLimit(response);
        foreach (var name in isLimited ? [.. Waits, .. Resets] : Waits)
        {
            if (Header(response, name) is { } text && Moment(text, response, now) is { } moment) return moment;
        }

        return isLimited && Header(response, "RateLimit") is { } limit && InRateLimit().Match(limit) is { Success: true } match ? After(Number(match.Groups[1].Value)!.Value, now) : null;
    }

    static DateTimeOffset? Moment(string text, HttpResponseMessage response, DateTimeOffset now)
    {
        if (Number(text) is { } number)
        {
            return number < FirstEpoch ? After(number, now)
                : number < FirstEpochInMilliseconds ? Epoch(number, now)
                : Epoch(number / 1000, now);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && !DateTimeOffset.TryParseExact(text, AscTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out moment))
        {
            return null;
        }

        // The source wrote it by its own clock, which it tells in Date.
        return After((moment - (response.Headers.Date ?? now)).TotalSeconds, now);
    }

    static DateTimeOffset Epoch(double seconds, DateTimeOffset now) => After((DateTimeOffset.UnixEpoch - now).TotalSeconds + seconds, now);

    static DateTimeOffset After(double seconds, DateTimeOffset now) => now + (seconds <= 0 ? TimeSpan.Zero : seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds));

    static double? Number(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static string? Header(HttpResponseMessage response, string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;

    /// <summary>RateLimit: "default";r=0;t=30, and limit=100, remaining=0, reset=30 before it.</summary>
    [GeneratedRegex(@"(?:^|[;,\s])(?:t|reset)=(\d{1,12})(?:$|[;,\s])")]
    private static partial Regex InRateLimit();
}
