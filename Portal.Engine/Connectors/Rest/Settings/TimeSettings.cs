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
        if (Format == TimeFormat.Custom && string.IsNullOrWhiteSpace(Pattern)) problems.Add($"{setting}.Pattern", "The pattern is missing. Write one such as dd.MM.yyyy HH:mm.");
    }
}
