using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Engine.Sources.Signs;

/// <summary>Reads what an answer says of the future of what it answers to.</summary>
public static partial class SignReader
{
    const string Deprecation = "Deprecation", Sunset = "Sunset", Link = "Link";

    /// <returns>Null if it says nothing of it, as nearly all answers.</returns>
    public static ApiSign? Read(HttpResponseMessage response, long source, DateTimeOffset now)
    {
        var headers = response.Headers.NonValidated;
        var (isDeprecated, ends) = (headers.TryGetValues(Deprecation, out var deprecations), headers.TryGetValues(Sunset, out var sunsets));
        if (!isDeprecated && !ends) return null;
        var said = $"{deprecations}".Trim();
        var sign = new ApiSign
        {
            SourceId = source,
            IsDeprecated = isDeprecated && !said.Equals("false", StringComparison.OrdinalIgnoreCase),
            DeprecatedAt = isDeprecated ? Moment(said) : null,
            SunsetAt = ends ? Moment($"{sunsets}".Trim()) : null,
            Link = headers.TryGetValues(Link, out var links) ? About($"{links}", response.RequestMessage?.RequestUri) : null,
            NoticedAt = now,
        };
        return sign.IsDeprecated || sign.SunsetAt is not null ? sign : null;
    }

    /// <summary>A text of a failure that says that the version it was asked by is no more.</summary>
    public static bool TellsRetired(string text) => Retired().IsMatch(text);

    /// <summary>Seconds since 1970 after an @ as the standard has it; a date as drafts of it had it.</summary>
    static DateTimeOffset? Moment(string text) =>
        text.StartsWith('@') && long.TryParse(text.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at
        : null;

    /// <summary>Only an address that a person may follow.</summary>
    static string? About(string links, Uri? asked)
    {
        foreach (Match link in OneLink().Matches(links))
        {
            var isAbout = link.Groups["with"].Value.ToLowerInvariant() is var with && (with.Contains("deprecation", StringComparison.Ordinal) || with.Contains("sunset", StringComparison.Ordinal));
            if (isAbout && Uri.TryCreate(asked, link.Groups["to"].Value, out var to) && to.Scheme is "http" or "https" && to.AbsoluteUri.Length <= ApiSign.LongestText) return to.AbsoluteUri;
        }

        return null;
    }

    [GeneratedRegex("<(?<to>[^>]*)>(?<with>[^,<]*)", RegexOptions.None, 1000)]
    private static partial Regex OneLink();

    [GeneratedRegex(@"(?<![/\w])version\b[^.]{0,80}\b(retired|sunset|discontinued|no longer (supported|available)|removed|expired|end.of.life)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Retired();
}
