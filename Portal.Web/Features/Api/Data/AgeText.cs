using System.Globalization;

namespace Portal.Web.Features.Api.Data;

/// <summary>A length of time as people write it: 90s, 15m, 2h, 1d; a bare number is of seconds.</summary>
static class AgeText
{
    const long Longest = 100L * 365 * 24 * 3600;

    public static TimeSpan? Read(string text)
    {
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 24 * 3600, _ => 0 };
        var digits = unit == 0 ? text : text[..^1];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Longest / Math.Max(unit, 1)) return null;
        return TimeSpan.FromSeconds(number * Math.Max(unit, 1));
    }
}
