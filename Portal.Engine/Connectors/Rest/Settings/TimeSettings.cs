using System.Globalization;
using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

public sealed record TimeSettings
{
    [Setting("Format", Help = "How the source writes it.")]
    public TimeFormat Format { get; init; }

    [Setting("Time zone", Help = "Which zone is meant where none is written.", Example = "Europe/Berlin", When = "Format=IsoWithoutZone,Custom")]
    public string Zone { get; init; } = "UTC";

    [Setting("Pattern", Help = "Year yyyy, month MM, day dd, hour HH, minute mm, second ss, offset zzz.", Example = "dd.MM.yyyy HH:mm", When = "Format=Custom")]
    public string? Pattern { get; init; }

    internal void Validate(string setting, FormProblems problems)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)) problems.Add($"{setting}.Zone", $"No time zone is called \"{Zone}\". Write one such as Europe/Berlin or UTC.");
        if (Format != TimeFormat.Custom) return;
        if (string.IsNullOrWhiteSpace(Pattern)) problems.Add($"{setting}.Pattern", "The pattern is missing. Write one such as dd.MM.yyyy HH:mm.");
        else if (!IsPattern(Pattern)) problems.Add($"{setting}.Pattern", $"\"{Pattern}\" does not tell a moment. Write year, month and day, and the hour as HH or with tt, such as dd.MM.yyyy HH:mm.");
    }

    /// <summary>What is written by it is read again as the same day, and an hour of the afternoon not as one of the morning.</summary>
    static bool IsPattern(string pattern)
    {
        var sample = new DateTimeOffset(1987, 3, 29, 13, 14, 15, TimeSpan.Zero);
        try
        {
            return DateTime.TryParseExact(sample.ToString(pattern, CultureInfo.InvariantCulture), pattern, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read)
                && read.Date == sample.Date && read.Hour is 0 or 13;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
