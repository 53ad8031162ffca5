using Portal.Engine.Forms;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>
/// Reads a number as people write it: with the decimal comma and the thousands of a culture, a sign before or behind or
/// brackets for less than nothing, and a currency sign at either end.
/// </summary>
public sealed record NumberStep : MappingStep
{
    [Setting("Culture", Help = "Whose decimal and thousands separators it has. Without one it is 1,234.5.", Example = "de-DE")]
    public string? Culture { get; init; }

    [Setting("Words to take away", Help = "Units and names of currencies that may stand at either end.", Example = "EUR")]
    public IReadOnlyList<string> Strip { get; init; } = [];

    internal override CompiledStep? Compile(StepPlace place)
    {
        var fits = place.Given is ValueKind.Source or ValueKind.Text or ValueKind.Number;
        if (!fits) place.Problem("What the step before makes is never a number.");
        var blank = Strip.Any(string.IsNullOrWhiteSpace);
        if (blank) place.Problem(nameof(Strip), "A word to take away is empty.");
        if (place.Culture(Culture) is not { } culture || !fits || blank) return null;
        return new CompiledStep(new NumberReader(culture, Strip).Read, ValueKind.Number);
    }
}
