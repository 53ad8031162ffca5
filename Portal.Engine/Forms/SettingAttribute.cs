namespace Portal.Engine.Forms;

/// <summary>
/// What a settings record tells of one of its properties. The same annotations render the form, check what is entered,
/// document it and say what of it may be exported.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string label) : Attribute
{
    public string Label { get; } = label;

    /// <summary>What it does, in a sentence or two for somebody who has never seen it.</summary>
    public string Help { get; init; } = "";

    /// <summary>Settings are shown and documented in this order, then in that of the code.</summary>
    public int Order { get; init; }

    public bool Required { get; init; }

    public string? Example { get; init; }

    /// <summary>The least and the most that a number may be; times are in seconds.</summary>
    public double Min { get; init; } = double.NaN;

    public double Max { get; init; } = double.NaN;

    /// <summary>It names a secret (env:, file:, vault:) and is never exported as a value.</summary>
    public bool Secret { get; init; }

    /// <summary>It says how much is asked for at once, or how else, and nothing of what is read in the end.</summary>
    public bool Pace { get; init; }

    /// <summary>A text of several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>It counts only where another setting has one of these values, such as "Paging=Cursor,NextUrl".</summary>
    public string? When { get; init; }
}
