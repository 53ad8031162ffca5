using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Reads a moment or a day as people and programs write it.</summary>
public sealed record DateStep : MappingStep
{
    /// <summary>ISO 8601; what a step without formats reads.</summary>
    public const string Iso = "iso";

    /// <summary>Seconds since the beginning of 1970 in UTC.</summary>
    public const string Seconds = "seconds";

    public const string Milliseconds = "milliseconds";

    [Setting("Gives", Help = "A moment, or only the day.")]
    public DateResult Gives { get; init; }

    [Setting("Formats", Help = "How it is written: iso, seconds or milliseconds since 1970, or a pattern. The first that fits counts.", Example = "dd.MM.yyyy HH:mm")]
    public IReadOnlyList<string> Formats { get; init; } = [];

    [Setting("Culture", Help = "Whose names of months and days it has.", Example = "de-DE")]
    public string? Culture { get; init; }

    [Setting("Time zone", Help = "Which one is meant where none is told, and in which the day is taken of a moment.", Example = "Europe/Berlin")]
    public string? Zone { get; init; }

    internal override CompiledStep? Compile(StepPlace place)
    {
        var fits = place.Given is ValueKind.Source or ValueKind.Text or ValueKind.Number && Enum.IsDefined(Gives);
        if (!fits) place.Problem(Enum.IsDefined(Gives) ? "What the step before makes is never a date." : "It gives Moment or Day.");
        TimeZoneInfo? zone = null;
        var isKnown = string.IsNullOrEmpty(Zone) || TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out zone);
        if (!isKnown) place.Problem(nameof(Zone), $"There is no time zone \"{Zone}\". Time zones look like Europe/Berlin.");
        if (place.Culture(Culture) is not { } culture) return null;

        var formats = new List<DateFormat>();
        foreach (var (index, text) in Formats.DefaultIfEmpty(Iso).Index())
        {
            var format = DateFormat.Of(text, culture, out var problem);
            if (format is { TellsZone: false } && string.IsNullOrEmpty(Zone) && Gives == DateResult.Moment)
                problem = $"\"{text}\" tells no time zone. Say in Zone which one is meant.";
            if (problem.Length > 0) place.Problem($"{nameof(Formats)}[{index}]", problem);
            else formats.Add(format!);
        }

        if (!fits || !isKnown || formats.Count < Math.Max(1, Formats.Count)) return null;
        return new CompiledStep(new DateReader(formats, zone, Gives).Read, Gives == DateResult.Day ? ValueKind.Day : ValueKind.Moment);
    }
}
