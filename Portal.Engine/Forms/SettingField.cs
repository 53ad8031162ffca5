using System.Reflection;

namespace Portal.Engine.Forms;

/// <summary>One setting, described so that a form can show it, a check hold it and a page document it.</summary>
public sealed record SettingField
{
    /// <summary>Its name in JSON.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in the code, which problems name too.</summary>
    public string Property => Source.Name;

    public required string Label { get; init; }

    public required string Help { get; init; }

    public required SettingKind Kind { get; init; }

    public required bool Required { get; init; }

    /// <summary>It may be left without any value.</summary>
    public required bool Optional { get; init; }

    /// <summary>A number without decimals.</summary>
    public required bool Whole { get; init; }

    /// <summary>The least and the most; times are in seconds.</summary>
    public required double? Min { get; init; }

    public required double? Max { get; init; }

    /// <summary>It says how much is asked for at once, and nothing of what is read in the end.</summary>
    public required bool Pace { get; init; }

    public required string? Example { get; init; }

    /// <summary>What counts where nothing is written, as JSON; null if that is nothing.</summary>
    public required string? Default { get; init; }

    /// <summary>The values of a choice, in the order of the code.</summary>
    public required IReadOnlyList<SettingChoice> Choices { get; init; }

    public required SettingWhen? When { get; init; }

    /// <summary>The form of a nested record, or of each record of a list.</summary>
    public SettingsForm? Form => Nested is null ? null : SettingsForm.Of(Nested);

    internal Type? Nested { get; init; }

    internal PropertyInfo Source { get; init; } = null!;
}
