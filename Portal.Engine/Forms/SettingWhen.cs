namespace Portal.Engine.Forms;

/// <summary>A setting counts only where another one of the same record has one of these values.</summary>
/// <param name="Setting">The other one, as its property is called.</param>
/// <param name="Values">The values, as they are called in the code.</param>
public sealed record SettingWhen(string Setting, IReadOnlyList<string> Values)
{
    /// <summary>Reads "Paging=Cursor,NextUrl".</summary>
    public static SettingWhen Parse(string text) => text.Split('=', StringSplitOptions.TrimEntries) is [var setting, var values]
        ? new(setting, values.Split(',', StringSplitOptions.TrimEntries))
        : throw new InvalidOperationException($"\"{text}\" is not a condition such as \"Paging=Cursor,NextUrl\".");

    /// <param name="value">The other setting's value as a text: the word of a choice, true or false.</param>
    public bool Holds(string? value) => Values.Contains(value, StringComparer.OrdinalIgnoreCase);
}
